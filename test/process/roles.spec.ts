import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testStack } from '../harness/stack.js';

const { programDatabaseUrls, databaseUrl, portalUrl, tokenSiteUrl, backOfficeUrl } = testStack();

async function ask(url: string, ...statements: (string | pg.QueryConfig)[]): Promise<pg.QueryResult | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let result: pg.QueryResult | undefined;
    for (const statement of statements) result = await client.query(statement);
    return result;
  } finally {
    await client.end();
  }
}

describe.each(Object.entries(programDatabaseUrls))('the log-in of %s', (_, url) => {
  it.each([
    `UPDATE event SET type = 'expired'`,
    'DELETE FROM event',
    'TRUNCATE event',
    'ALTER TABLE event DISABLE TRIGGER ALL',
    'SET ROLE enrollment',
    'SET session_replication_role = replica',
    `COPY event TO PROGRAM 'true'`,
  ])('may not: %s', async (statement) => {
    await expect(ask(url, statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the log-in of the token site', () => {
  it.each([
    'SELECT FROM backoffice_session',
    'DELETE FROM backoffice_session',
    'DELETE FROM portal_session',
    'UPDATE portal_session SET sess = sess',
    'UPDATE generation SET start_password_verifier = NULL',
    'UPDATE customer SET subject = subject',
    'INSERT INTO approval DEFAULT VALUES',
    'UPDATE approval SET approved_at = requested_at',
    'UPDATE repudiation_case SET closed_at = opened_at',
    'SET ROLE enrollment_back_office',
  ])('may not: %s', async (statement) => {
    await expect(ask(programDatabaseUrls.tokenSite, statement)).rejects.toMatchObject({ code: '42501' });
  });
});

/** The document's table of what each program may do, one line a program and table. */
const DOCUMENT = new URL('../../docs/security.md', import.meta.url);
const TABLE = /(?<=^\| on \| program \| may \|\n\|---\|---\|---\|\n)(?:\|.*\n)*/m;

/** What the log-ins may really do, by whatever way it was given: of columns where not of the whole table. */
const REAL_RIGHTS = `
  SELECT format('| \`%s\` | %s | %s |', name, program, string_agg(may, ', ' ORDER BY place)) AS line FROM (
    SELECT c.relname AS name, u.program, u.number, p.place, CASE
        WHEN has_table_privilege(u.program, c.oid, p.name) THEN p.name
        WHEN p.place <= 4 AND has_any_column_privilege(u.program, c.oid, p.name) THEN format('%s (%s)', p.name, (
          SELECT string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND has_column_privilege(u.program, c.oid, a.attnum, p.name)))
      END AS may
    FROM pg_class c
    CROSS JOIN unnest($1::text[]) WITH ORDINALITY u (program, number)
    CROSS JOIN unnest('{SELECT,INSERT,UPDATE,REFERENCES,DELETE,TRUNCATE,TRIGGER,MAINTAIN}'::text[]) WITH ORDINALITY p (name, place)
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r','v','m','p','f')
    UNION ALL
    SELECT f.proname || '()', u.program, u.number, 1, CASE WHEN has_function_privilege(u.program, f.oid, 'EXECUTE') THEN 'EXECUTE' END
    FROM pg_proc f CROSS JOIN unnest($1::text[]) WITH ORDINALITY u (program, number)
    WHERE f.pronamespace = 'public'::regnamespace AND f.prosecdef) AS rights
  WHERE may IS NOT NULL GROUP BY name, program, number ORDER BY name COLLATE "C", number`;

describe('the rights of the programs', () => {
  it('are those that the document names, none more and none less', async () => {
    const users = Object.values(programDatabaseUrls).map((url) => new URL(url).username);
    const result = await ask(databaseUrl, { text: REAL_RIGHTS, values: [users] });
    const lines = (result?.rows ?? []).map(({ line }: { line: string }) => `${line}\n`);
    const document = readFileSync(DOCUMENT, 'utf8');
    if (process.env.UPDATE_DOCUMENTS === '1') writeFileSync(DOCUMENT, document.replace(TABLE, lines.join('')));
    const named = TABLE.exec(readFileSync(DOCUMENT, 'utf8'))?.[0] ?? '';
    expect(named.split(/(?<=\n)/)).toEqual(lines);
  });

  it('are members of their own group alone', async () => {
    const result = await ask(
      databaseUrl,
      `SELECT m.rolname AS user, g.rolname AS member_of FROM pg_auth_members a
       JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid
       WHERE m.rolname IN ('portal','token_site','back_office','worker') ORDER BY 1, 2`,
    );
    expect(result?.rows).toEqual(
      ['back_office', 'portal', 'token_site', 'worker'].map((user) => ({ user, member_of: `enrollment_${user}` })),
    );
  });

  it('came with passwords that the server was never told', async () => {
    const result = await ask(
      databaseUrl,
      `SELECT rolpassword AS kept FROM pg_authid WHERE rolname IN ('portal','token_site','back_office','worker')`,
    );
    expect(result?.rows).toHaveLength(4);
    for (const { kept } of result?.rows ?? []) expect(kept).toMatch(/^SCRAM-SHA-256\$4096:/);
  });
});

describe('the programs', () => {
  it('are logged in as who they are, none as the owner of the tables', async () => {
    // A face that nobody has asked for a while has no connection.
    for (const face of [portalUrl, tokenSiteUrl, backOfficeUrl]) await fetch(`${face}/health/ready`);
    const result = await ask(
      databaseUrl,
      `SELECT DISTINCT application_name AS program, usename AS user FROM pg_stat_activity
       WHERE application_name IN ('portal','token-site','back-office','worker','change-feed')`,
    );
    const users = new Map(
      (result?.rows ?? []).map(({ program, user }: { program: string; user: string }) => [program, user]),
    );
    expect(users.get('portal')).toBe('portal');
    expect(users.get('change-feed')).toBe('portal');
    expect(users.get('token-site')).toBe('token_site');
    expect(users.get('back-office')).toBe('back_office');
    expect(users.get('worker')).toBe('worker');
    expect([...users.values()]).not.toContain('enrollment');
  });
});
