import { CannotOpen, createEnvelope, type KeyProvider, type SeedBinding } from '@enrollment/keys';
import { asOneOfMany, type Enrollment, Token } from '@enrollment/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { unopenedSeeds } from '../../apps/worker/src/sweeps/rewrap.metrics.js';
import { RewrapSweep } from '../../apps/worker/src/sweeps/rewrap.sweep.js';
import type { WorkerKeys } from '../../apps/worker/src/worker-keys.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT } from './enrollment.rows.js';

/** Wraps by writing down which key it was; what it is told to refuse does not unwrap. */
class FakeProvider implements KeyProvider {
  current = 'kek-1';
  readonly refused = new Set<string>();
  asked = 0;

  async currentKeyId(): Promise<string> {
    this.asked += 1;
    return this.current;
  }

  async wrap(dataKey: Uint8Array) {
    return { keyId: this.current, wrappedKey: Buffer.from(dataKey) };
  }

  async unwrap({ keyId, wrappedKey }: { keyId: string; wrappedKey: Buffer }): Promise<Buffer> {
    if (this.refused.has(keyId)) throw new CannotOpen('unknown-key');
    return wrappedKey;
  }
}

let database: OwnDatabase;
const errors: unknown[] = [];
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (text: unknown) => errors.push(text) });
});
afterAll(async () => {
  Logger.overrideLogger(true);
  await database?.close();
});
beforeEach(() => {
  errors.length = 0;
});

async function plantSeed(provider: FakeProvider): Promise<string> {
  const {
    id: enrollmentId,
    generation,
    serviceId: service,
  }: Enrollment = await enrollmentIn(database.dataSource, 'AWAITING_CONFIRMATION');
  const { id: token, algorithm } = await database.dataSource.manager.findOneByOrFail(Token, { enrollmentId });
  const binding: SeedBinding = { service, token, generation, algorithm };
  const sealedSeed = JSON.stringify(await createEnvelope(provider, Buffer.alloc(20, 'seed'), binding));
  await database.dataSource.manager.update(Token, token, { sealedSeed });
  return token;
}

async function keyOf(id: string): Promise<string> {
  const { sealedSeed } = await database.dataSource.manager.findOneByOrFail(Token, { id });
  return (JSON.parse(sealedSeed ?? '{}') as { keyId: string }).keyId;
}

const sweepWith = (provider: FakeProvider): RewrapSweep =>
  new RewrapSweep(database.dataSource, { provider } as unknown as WorkerKeys);

const unopened = async (): Promise<number | undefined> => (await unopenedSeeds.get()).values[0]?.value;

describe('the sweep that rewraps seeds', () => {
  const { signal } = new AbortController();

  it('tells once of a seed that does not open, counts it, and rewraps the others', async () => {
    const provider = new FakeProvider();
    const lost = await plantSeed(provider);
    provider.current = 'kek-2';
    const good = await plantSeed(provider);
    provider.current = 'kek-3';
    provider.refused.add('kek-1');
    const sweep = sweepWith(provider);
    await sweep.sweep(signal);
    await sweep.sweep(signal);
    expect([await keyOf(lost), await keyOf(good)]).toEqual(['kek-1', 'kek-3']);
    expect(errors).toEqual([`the seed of token ${lost} does not open (unknown-key)`]);
    expect(await unopened()).toBe(1);
    provider.refused.clear();
    await sweep.sweep(signal);
    expect(await keyOf(lost)).toBe('kek-3');
    expect(await unopened()).toBe(0);
  });

  it('is left to the worker that is at it', async () => {
    const provider = new FakeProvider();
    const seed = await plantSeed(provider);
    provider.current = 'kek-2';
    const sweep = sweepWith(provider);
    await asOneOfMany(database.dataSource, 'rewrap seeds', () => sweep.sweep(signal));
    expect([provider.asked, await keyOf(seed)]).toEqual([0, 'kek-1']);
    await sweep.sweep(signal);
    expect(await keyOf(seed)).toBe('kek-2');
  });
});
