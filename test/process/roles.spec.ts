import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testStack } from '../harness/stack.js';

const { programDatabaseUrls, databaseUrl, portalUrl, tokenSiteUrl, backOfficeUrl } = testStack();

async function ask(url: string, ...statements: string[]): Promise<pg.QueryResult | undefined> {
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
    'INSERT INTO approval DEFAULT VALUES',
    'UPDATE approval SET approved_at = requested_at',
    'UPDATE repudiation_case SET closed_at = opened_at',
    'SET ROLE enrollment_back_office',
  ])('may not: %s', async (statement) => {
    await expect(ask(programDatabaseUrls.tokenSite, statement)).rejects.toMatchObject({ code: '42501' });
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
