import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS, OwnProgram, programFile } from '../harness/own-program.js';
import { testStack } from '../harness/stack.js';

const PLANTED = 'planted-7f3a';

interface Refusal {
  readonly exitCode: number | null;
  readonly output: string;
  readonly names: string[];
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Refusal> {
  const program = new OwnProgram(args, env);
  const exitCode = await program.ended;
  const names = [...program.output.matchAll(/^ {2}([A-Z][A-Z0-9_]*): /gm)].map(([, name = '']) => name);
  return { exitCode, output: program.output, names };
}

let folder: string;
let keysFile: string;
let privateJwk: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wrong-settings-'));
  keysFile = join(folder, 'keys.json');
  const ring = await readFile(testStack().keysFile, 'utf8');
  await writeFile(keysFile, ring, { mode: 0o644 });
  privateJwk = JSON.stringify((JSON.parse(ring) as { sealingKey: object }).sealingKey);
});
afterAll(() => rm(folder, { recursive: true }));

const FACE = {
  NODE_ENV: 'production',
  DATABASE_URL: `https://${PLANTED}`,
  FACE_KEY: PLANTED,
  TRUSTED_PROXIES: PLANTED,
  DEV_PASSWORD: PLANTED,
};
const PORTAL_FAULTS = {
  ...FACE,
  TEMPORAL_ADDRESS: `http://${PLANTED}`,
  PORTAL_PUBLIC_URL: `http://${PLANTED}.example`,
  TOKEN_SITE_PUBLIC_URL: `https://${PLANTED}.example/path`,
  OIDC_ISSUER: `http://${PLANTED}.example`,
  PORTAL_SERVICE_ID: PLANTED,
  PORTAL_SESSION_SECRET: PLANTED,
  PORTAL_OIDC_CLIENT_SECRET: `${PLANTED}-password`,
  PORTAL_PROT: PLANTED,
  RATE_LIMIT_PER_MINUT: PLANTED,
};
const BACK_OFFICE_FAULTS = {
  ...FACE,
  BACK_OFFICE_PUBLIC_URL: 'https://localhost',
  OIDC_ISSUER: `http://${PLANTED}.example`,
  BACK_OFFICE_SESSION_SECRET: PLANTED,
  BACK_OFFICE_OIDC_CLIENT_SECRET: PLANTED.slice(0, 5),
};
const WORKER_FAULTS = {
  NODE_ENV: 'production',
  DATABASE_URL: PLANTED,
  SMTP_URL: `smtp://user:${PLANTED}@mail.bank.jp`,
  PORTAL_PUBLIC_URL: `http://${PLANTED}.example`,
  TOKEN_SITE_PUBLIC_URL: 'https://127.0.0.1',
  WORKER_CACHED_WORKFLOWS: PLANTED,
  WORKER_THREADS: PLANTED,
  TEMPORAL_ADRESS: PLANTED,
};
const DEV_IDP_FAULTS = {
  NODE_ENV: 'production',
  OIDC_ISSUER: `https://${PLANTED}.example`,
  PORTAL_OIDC_CLIENT_SECRET: PLANTED.slice(0, 5),
  BACK_OFFICE_OIDC_CLIENT_SECRET: PLANTED.slice(0, 5),
};

describe('a program with a wrong environment', () => {
  it.each<[string, NodeJS.ProcessEnv, string[]]>([
    ['portal', PORTAL_FAULTS, ['SEALING_PUBLIC_KEY']],
    ['token-site', { ...FACE, SEALING_PUBLIC_KEY: PLANTED, TOKEN_SITE_PORT: PLANTED }, ['TOKEN_SITE_PUBLIC_URL']],
    ['back-office', BACK_OFFICE_FAULTS, []],
    ['worker', WORKER_FAULTS, ['KEY_PROVIDER', 'KEYS_FILE']],
    ['dev-idp', DEV_IDP_FAULTS, []],
  ])('%s ends at once, names every fault and shows no value', async (app, env, andMissing) => {
    const { exitCode, output, names } = await run([programFile(app)], env);
    expect(exitCode).toBe(1);
    const wrong = Object.keys(env).filter((name) => name !== 'NODE_ENV' || app === 'dev-idp');
    const isOwn = (name: string): boolean => app !== 'dev-idp' || name !== 'DEV_PASSWORD';
    expect(names.toSorted()).toEqual([...wrong, ...andMissing].filter(isOwn).toSorted());
    expect(output).not.toContain(PLANTED);
    expect(output).not.toMatch(/^ +at /m);
  });

  it('worker does not take a ring that others may read, or one that is not there', async () => {
    const env = { DATABASE_URL: testStack().databaseUrl };
    const open = await run([programFile('worker')], { ...env, KEYS_FILE: keysFile });
    expect(open).toMatchObject({ exitCode: 1, names: ['KEYS_FILE'], output: expect.stringContaining('chmod 600') });
    const gone = await run([programFile('worker')], { ...env, KEYS_FILE: join(folder, 'gone.json') });
    expect(gone).toMatchObject({
      exitCode: 1,
      names: ['KEYS_FILE'],
      output: expect.stringContaining('cannot be read'),
    });
  });

  it('token site does not take the private half of the sealing key', async () => {
    const env = { DATABASE_URL: testStack().databaseUrl, FACE_KEY: Buffer.alloc(32, 7).toString('base64') };
    const { exitCode, names, output } = await run([programFile('token-site')], {
      ...env,
      SEALING_PUBLIC_KEY: privateJwk,
    });
    expect({ exitCode, names }).toEqual({ exitCode: 1, names: ['SEALING_PUBLIC_KEY'] });
    expect(output).not.toContain((JSON.parse(privateJwk) as { d: string }).d);
  });

  it('portal does not speak for a service that was never added', async () => {
    const { d: _, ...publicKey } = JSON.parse(privateJwk) as Record<string, string>;
    const { exitCode, names } = await run([programFile('portal')], {
      DATABASE_URL: testStack().databaseUrl,
      FACE_KEY: Buffer.alloc(32, 7).toString('base64'),
      SEALING_PUBLIC_KEY: JSON.stringify(publicKey),
      PORTAL_SESSION_SECRET: 'session'.repeat(5),
      PORTAL_OIDC_CLIENT_SECRET: 'client'.repeat(5),
      PORTAL_SERVICE_ID: '98760001',
    });
    expect({ exitCode, names }).toEqual({ exitCode: 1, names: ['PORTAL_SERVICE_ID'] });
  });

  it('npm start tells the faults of all programs at once, and begins and changes nothing', async () => {
    const wrong = {
      PORTAL_PORT: PLANTED,
      PORTAL_SERVICE_ID: PLANTED,
      TOKEN_SITE_PUBLIC_URL: PLANTED,
      TRUSTED_PROXIES: PLANTED,
      BACK_OFFICE_OIDC_CLIENT_SECRT: PLANTED,
      WORKER_CACHED_WORKFLOWS: PLANTED,
      SMTP_URL: `smtp://user:${PLANTED}@mail.bank.jp/path`,
      MAIL_DKIM_DOMAIN: `${PLANTED}.example`,
      DEV_IDP_PROT: PLANTED,
      SERVICES_FILE: PLANTED,
    };
    const data = join(folder, 'untouched');
    const { exitCode, output, names } = await run([COMMANDS, 'start', '--fresh'], { ...wrong, DATA_DIR: data });
    expect(exitCode).toBe(1);
    const { MAIL_DKIM_DOMAIN: _, ...faulty } = wrong;
    expect(names.toSorted()).toEqual([...Object.keys(faulty), 'MAIL_DKIM_KEY_FILE', 'MAIL_DKIM_SELECTOR'].toSorted());
    expect(output).not.toContain(PLANTED);
    expect(output).not.toContain('PostgreSQL');
    expect(existsSync(data)).toBe(false);
  });

  it('npm start names the port that somebody set on another, and no setting that follows from it', async () => {
    const { exitCode, output, names } = await run([COMMANDS, 'start'], {
      PORTAL_PORT: '3001',
      DATA_DIR: join(folder, 'data'),
    });
    expect({ exitCode, names }).toEqual({ exitCode: 1, names: ['PORTAL_PORT'] });
    expect(output).toContain('3001 is the port of TOKEN_SITE_PORT too');
  });

  it('npm start does not go on without an option that npm has kept for itself', async () => {
    const data = join(folder, 'untouched');
    const { exitCode, output } = await run([COMMANDS, 'start'], { npm_config_fresh: 'true', DATA_DIR: data });
    expect(exitCode).toBe(1);
    expect(output).toContain('npm start -- --fresh');
    expect(existsSync(data)).toBe(false);
  });

  it('npm start brings up nothing in production', async () => {
    const { exitCode, output } = await run([COMMANDS, 'start'], {
      NODE_ENV: 'production',
      DATA_DIR: join(folder, 'data'),
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/NODE_ENV: is production, and this command brings up/);
  });
});
