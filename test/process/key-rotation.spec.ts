import { randomInt, randomUUID } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import {
  createEnvelope,
  FileKeyProvider,
  HeldKeyRing,
  openEnvelope,
  type SeedBinding,
  type SeedEnvelope,
} from '@enrollment/keys';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, type SetUp } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { until } from '../client/until.js';
import { COMMANDS, OwnProgram } from '../harness/own-program.js';
import { startPart, stopPart, testStack } from '../harness/stack.js';

const SEEDS = 400;
const nextCustomer = customersFor('key-rotation');

interface KeyUse {
  readonly id: string;
  readonly kind: 'key-encryption' | 'sealing';
  readonly standing: 'current' | 'old' | 'missing';
  readonly inUse: number;
  readonly mayBeRetired: boolean;
}

interface StoredSeed {
  readonly id: string;
  readonly sealed_seed: string;
  readonly binding: SeedBinding;
}

let client: pg.Client;
/** Of a customer and an ended enrollment with more tokens than any real one has. */
const enrollmentId = randomUUID();
const seed = Buffer.alloc(20, 'seed');

interface Outcome {
  readonly exitCode: number | null;
  readonly answer: string;
  readonly output: string;
}

async function keysIn(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const { databaseUrl: DATABASE_URL, keysFile: KEYS_FILE } = testStack();
  const command = new OwnProgram([COMMANDS, 'keys', ...args], { DATABASE_URL, KEYS_FILE, ...env });
  const exitCode = await command.ended;
  return { exitCode, answer: command.answer, output: command.output };
}

const keys = (...args: string[]): Promise<Outcome> => keysIn({}, ...args);

async function status(): Promise<KeyUse[]> {
  const { exitCode, answer } = await keys('status', '--json');
  expect(exitCode).toBe(0);
  return (JSON.parse(answer) as { keys: KeyUse[] }).keys;
}

async function keyEncryptionKeys(): Promise<KeyUse[]> {
  return (await status()).filter(({ kind }) => kind === 'key-encryption');
}

async function rotate(...args: string[]): Promise<void> {
  expect(await keys('rotate', ...args)).toMatchObject({ exitCode: 0 });
}

/** As if the ring had been at rest since long. */
const letRest = (): Promise<void> => utimes(testStack().keysFile, new Date(), new Date(Date.now() - 600_000));

async function untilRewrapped(): Promise<void> {
  await until(
    'no seed under an old key',
    async () =>
      (await keyEncryptionKeys()).every(({ standing, inUse }) => standing === 'current' || inUse === 0) || undefined,
    60_000,
  );
}

const bindingOf = (id: string, generation: number): SeedBinding => ({
  service: '10010001',
  token: id,
  generation,
  algorithm: 'SHA1',
});

async function plantSeeds(): Promise<void> {
  const provider = new FileKeyProvider(new HeldKeyRing(testStack().keysFile), 'test');
  await client.query(
    `INSERT INTO customer (id, service_id, issuer, subject, login_id, display_name, created_at, updated_at)
     VALUES ($1::uuid, '10010001', '', $1::uuid::text, '', '', now(), now())`,
    [enrollmentId],
  );
  await client.query(
    `INSERT INTO enrollment (id, service_id, customer_id, policy_version, locale, generation, state, deadline, version,
       event_count, created_at, updated_at, ended_at)
     VALUES ($1, '10010001', $1, 1, 'ja', 1, 'CANCELLED', now(), 1, 0, now(), now(), now())`,
    [enrollmentId],
  );
  for (let generation = 1; generation <= SEEDS; generation += 1) {
    const id = randomUUID();
    const envelope = await createEnvelope(provider, seed, bindingOf(id, generation));
    await client.query(
      `INSERT INTO generation (id, enrollment_id, number, service_id, user_id, issued_at)
       VALUES ($1, $2, $3, '10010001', $4, now())`,
      [randomUUID(), enrollmentId, generation, String(randomInt(1e11, 9e11))],
    );
    await client.query(
      `INSERT INTO token (id, enrollment_id, generation, service_id, customer_id, status, sealed_seed, algorithm, digits,
         period_seconds, device_thumbprint, device_id, device_kind, device_name, consent_version, consented_at, created_at)
       SELECT $1::uuid, id, $3::integer, service_id, customer_id, 'pending', $4, 'SHA1', 6, 30, '', $1::uuid, 'smartphone', '', '1', now(), now()
       FROM enrollment WHERE id = $2`,
      [id, enrollmentId, generation, JSON.stringify(envelope)],
    );
  }
}

async function plantedSeeds(): Promise<StoredSeed[]> {
  const { rows } = await client.query<{ id: string; generation: number; sealed_seed: string }>(
    'SELECT id, generation, sealed_seed FROM token WHERE enrollment_id = $1 ORDER BY id',
    [enrollmentId],
  );
  return rows.map(({ id, generation, sealed_seed }) => ({ id, sealed_seed, binding: bindingOf(id, generation) }));
}

const sealedParts = (stored: readonly StoredSeed[]) =>
  stored.map(({ sealed_seed }) => {
    const { iv, ciphertext, tag } = JSON.parse(sealed_seed) as SeedEnvelope;
    return { iv, ciphertext, tag };
  });

/** A replacement's proof needs the active token's seed. */
async function provesItsToken({ portal, token }: SetUp): Promise<void> {
  await token.insideTimeStep();
  bodyOf(await portal.issue({ ...issueBody(), currentOtp: token.code(1) }), 201);
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: testStack().databaseUrl });
  await client.connect();
});
afterAll(async () => {
  await startPart('worker');
  await client.query('DELETE FROM token WHERE enrollment_id = $1', [enrollmentId]);
  await client.query('DELETE FROM generation WHERE enrollment_id = $1', [enrollmentId]);
  await client.query('DELETE FROM enrollment WHERE id = $1', [enrollmentId]);
  await client.query('DELETE FROM customer WHERE id = $1', [enrollmentId]);
  await client.end();
});

describe('keys that are rotated twice while customers set up their tokens', () => {
  let active: SetUp;
  let waiting: SetUp;
  let before: StoredSeed[];
  let oldKeys: string[];

  beforeAll(async () => {
    [active, waiting] = await Promise.all([
      enrollTo.active(nextCustomer()),
      enrollTo.awaitingConfirmation(nextCustomer()),
    ]);
    await plantSeeds();
    before = await plantedSeeds();
  });

  it('keep the old one as long as seeds hang on it, and say how many', async () => {
    await stopPart('worker');
    const [first] = await keyEncryptionKeys();
    await rotate();
    const [old, current] = await keyEncryptionKeys();
    expect(old).toMatchObject({ id: first?.id, standing: 'old', mayBeRetired: false });
    expect(old?.inUse).toBeGreaterThanOrEqual(SEEDS + 2);
    expect(current).toMatchObject({ standing: 'current', inUse: 0, mayBeRetired: false });
    await letRest();
    const refused = await keys('retire', old?.id ?? '');
    expect(refused).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(`still in use, ${old?.inUse} time`),
    });
    await startPart('worker');
  });

  it('are taken up without a restart, and nobody notices', async () => {
    const [, customers] = await Promise.all([
      rotate(),
      Promise.all([1, 2, 3].map(() => enrollTo.active(nextCustomer()))),
    ]);
    expect(customers.map(({ enrollment }) => enrollment.state)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    await untilRewrapped();
    await Promise.all(customers.map(provesItsToken));
  });

  it('are retired once nothing hangs on them any more, and not at once after a rotation', async () => {
    oldKeys = (await keyEncryptionKeys()).filter(({ mayBeRetired }) => mayBeRetired).map(({ id }) => id);
    expect(oldKeys).toHaveLength(2);
    await utimes(testStack().keysFile, new Date(), new Date());
    expect(await keys('retire', oldKeys[0] ?? '')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('changed a moment ago'),
    });
    for (const id of oldKeys) {
      await letRest();
      expect(await keys('retire', id)).toMatchObject({ exitCode: 0 });
    }
    expect((await keyEncryptionKeys()).map(({ standing }) => standing)).toEqual(['current']);
    expect(await keys('retire', oldKeys[0] ?? '')).toMatchObject({ exitCode: 1 });
  });

  it('leave every seed as it was sealed, and openable', async () => {
    const after = await plantedSeeds();
    expect(sealedParts(after)).toEqual(sealedParts(before));
    const provider = new FileKeyProvider(new HeldKeyRing(testStack().keysFile), 'test');
    for (const { sealed_seed, binding } of after) {
      await expect(openEnvelope(provider, JSON.parse(sealed_seed) as SeedEnvelope, binding)).resolves.toEqual(seed);
    }
    await provesItsToken(active);
    expect(bodyOf(await waiting.portal.confirm({ otp: waiting.token.code() })).state).toBe('ACTIVE');
  });
});

describe('the sealing key', () => {
  it('is rotated while faces still seal to the old one, which stays until they were restarted', async () => {
    const customer = await enrollTo.awaitingConfirmation(nextCustomer());
    await rotate('--sealing');
    expect(bodyOf(await customer.portal.confirm({ otp: customer.token.code() })).state).toBe('ACTIVE');
    const sealing = (await status()).filter(({ kind }) => kind === 'sealing');
    expect(sealing.map(({ standing }) => standing)).toEqual(['current', 'old']);
    await letRest();
    expect(await keys('retire', sealing[1]?.id ?? '')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('--faces-restarted'),
    });
    expect((await status()).filter(({ kind }) => kind === 'sealing')).toHaveLength(2);
  });
});

describe('the commands for keys', () => {
  it.each([[['--help']], [['rotate', '--help']], [['status', '--help']], [['retire', '--help']]])(
    '%j explain themselves',
    async (args) => {
      expect(await keys(...args)).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('Usage: npm run keys --'),
      });
    },
  );

  it('refuse production, an unknown key and a database that is away, in plain words', async () => {
    const refusals = await Promise.all([
      keysIn({ NODE_ENV: 'production' }, 'rotate'),
      keys('retire', 'kek-unknown'),
      keysIn({ DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' }, 'status'),
      keysIn({ KEYS_FILE: '/nowhere/keys.json' }, 'rotate'),
    ]);
    expect(refusals.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 1]);
    const words = ['KEY_PROVIDER', 'holds no key kek-unknown', 'ECONNREFUSED', 'cannot be written'];
    expect(refusals.map(({ output }, index) => output.includes(words[index] ?? ''))).toEqual([true, true, true, true]);
    expect(refusals.map(({ output }) => output).join()).not.toMatch(/secret-word|^ +at /m);
  });
});
