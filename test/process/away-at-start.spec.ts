import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePorts } from '../../apps/cli/src/start/ports.js';
import { customersFor } from '../client/customers.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { until } from '../client/until.js';
import { OwnProgram, programFile } from '../harness/own-program.js';
import { startPart, stopPart, testStack } from '../harness/stack.js';

const nextCustomer = customersFor('away-at-start');
const NOT_THERE = 'the database does not answer yet; waiting for it';

afterEach(async () => {
  for (const part of ['postgres', 'worker', 'portal'] as const) await startPart(part);
});

const logOf = (part: string): Promise<string> => readFile(join(testStack().logsFolder, `${part}.log`), 'utf8');

async function waitsAloud(part: string, lengthBefore: number): Promise<void> {
  await until(`${part} says what it waits for`, async () =>
    (await logOf(part)).slice(lengthBefore).includes(NOT_THERE) ? true : undefined,
  );
}

async function withEmptyDatabase(use: (url: string) => Promise<void>): Promise<void> {
  const name = `empty_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: testStack().databaseUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
    await use(Object.assign(new URL(testStack().databaseUrl), { pathname: `/${name}` }).href);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

async function sealingPublicKey(): Promise<string> {
  const ring = JSON.parse(await readFile(testStack().keysFile, 'utf8')) as { sealingKey: Record<string, string> };
  const { d: _, ...publicKey } = ring.sealingKey;
  return JSON.stringify(publicKey);
}

const OWN_SERVICE = {
  id: '30030003',
  nameJa: 'つばさ銀行',
  nameEn: 'Tsubasa Bank',
  senderNameJa: 'つばさ銀行',
  senderNameEn: 'Tsubasa Bank',
  senderAddress: 'otp@tsubasa.example',
  tokenIssuer: 'Tsubasa Bank',
};

async function migrated(env: NodeJS.ProcessEnv): Promise<string> {
  const migration = new OwnProgram([programFile('worker', 'migrate.js')], { NODE_ENV: 'production', ...env });
  expect(await migration.ended).toBe(0);
  return migration.answer;
}

/** Nobody's demo may be among the services of a bank. */
async function addsServicesOnlyWhenTold(DATABASE_URL: string): Promise<void> {
  expect(await migrated({ DATABASE_URL })).toBe('');
  const folder = await mkdtemp(join(tmpdir(), 'services-'));
  const SERVICES_FILE = join(folder, 'services.json');
  await writeFile(SERVICES_FILE, JSON.stringify([OWN_SERVICE]));
  expect(await migrated({ DATABASE_URL, SERVICES_FILE })).toMatch(/^service 30030003 is added/);
  expect(await migrated({ DATABASE_URL, SERVICES_FILE })).toBe('');
  await rm(folder, { recursive: true });
}

describe('a database that is not there at the start', () => {
  it('is waited for by worker and portal, which say so and then go on by themselves', async () => {
    await Promise.all([stopPart('worker'), stopPart('portal')]);
    await stopPart('postgres');
    const before = { worker: (await logOf('worker')).length, portal: (await logOf('portal')).length };
    const started = Promise.all([startPart('worker'), startPart('portal')]);
    await Promise.all([waitsAloud('worker', before.worker), waitsAloud('portal', before.portal)]);
    await startPart('postgres');
    await started;
    const { enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    expect(enrollment.state).toBe('AWAITING_PROVISIONING');
  });

  it('is waited for while its tables are missing', async () => {
    await withEmptyDatabase(async (DATABASE_URL) => {
      const { TOKEN_SITE_PORT, TOKEN_SITE_METRICS_PORT } = await freePorts();
      const url = `http://localhost:${TOKEN_SITE_PORT}`;
      const face = new OwnProgram([programFile('token-site')], {
        DATABASE_URL,
        TOKEN_SITE_PORT: String(TOKEN_SITE_PORT),
        TOKEN_SITE_METRICS_PORT: String(TOKEN_SITE_METRICS_PORT),
        TOKEN_SITE_PUBLIC_URL: url,
        TEMPORAL_ADDRESS: testStack().temporalAddress,
        FACE_KEY: randomBytes(32).toString('base64'),
        SEALING_PUBLIC_KEY: await sealingPublicKey(),
      });
      try {
        await until('a line about tables', async () => /lacks \d+ of \d+ migrations/.test(face.output) || undefined);
        await addsServicesOnlyWhenTold(DATABASE_URL);
        await until('the face is ready', async () =>
          (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok ? true : undefined,
        );
      } finally {
        await face.stop();
      }
    });
  });
});
