import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_POLICY, PAIR_LIFE_SECONDS, type ProvisioningRequest } from '@enrollment/domain';
import {
  addPolicyVersion,
  destroyOutdated,
  Generation,
  readLeftOverUnknownTries,
  takeProvisioningTry,
  UnknownTry,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnknownPairJudge } from '../../apps/worker/src/activities/unknown-pair.judge.js';
import type { WorkerKeys } from '../../apps/worker/src/worker-keys.js';
import { createOwnDatabase, OWN_SERVICE, type OwnDatabase } from '../harness/own-database.js';
import { refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT } from './enrollment.rows.js';

const TRIES = DEFAULT_POLICY.startPasswordTries;
const request = { device: {}, consentVersion: '1', clockOffsetSeconds: 0 } as unknown as ProvisioningRequest;
const secondsLater = (seconds: number): Date => new Date(ISSUED_AT.getTime() + seconds * 1000);

let database: OwnDatabase;
/** How often a start password was hashed for nothing. */
let hashed = 0;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

interface Pair {
  readonly serviceId: string;
  readonly userId: string;
  readonly pairHash: Buffer;
}

const unknownPair = (): Pair => ({ serviceId: OWN_SERVICE, userId: '999999999991', pairHash: randomBytes(32) });

async function knownPair(): Promise<Pair> {
  const { id: enrollmentId } = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
  const { userId } = await database.dataSource.manager.findOneByOrFail(Generation, { enrollmentId });
  return { serviceId: OWN_SERVICE, userId, pairHash: randomBytes(32) };
}

async function take(pair: Pair, now: Date, attemptId: string = randomUUID()): Promise<string> {
  await takeProvisioningTry(database.dataSource, { ...pair, attemptId, sealedSecret: 'sealed', request, now });
  return attemptId;
}

function judge(attemptId: string, now = ISSUED_AT): Promise<string> {
  const verify = async (verifier: string | null): Promise<boolean> => {
    expect(verifier).toBeNull();
    hashed += 1;
    return false;
  };
  const keys = { open: async () => '8350', hasher: { verify } } as unknown as WorkerKeys;
  return new UnknownPairJudge(database.dataSource, keys, { now: () => now }).judgeUnknownPair(attemptId);
}

async function remaining(id: string): Promise<unknown> {
  const { answer } = await database.dataSource.manager.findOneByOrFail(UnknownTry, { id });
  return answer && 'members' in answer ? answer.members : answer;
}

/** What each of these tries came to at the intake, in their order. */
async function outcomes(tries: readonly Promise<string>[]): Promise<string[]> {
  const settled = await Promise.allSettled(tries);
  return settled.map((one) => (one.status === 'fulfilled' ? 'counted' : (one.reason as { code: string }).code));
}

describe.each([
  ['known', knownPair],
  ['unknown', async () => unknownPair()],
])('the intake of tries against a pair that is %s', (_, pairOf) => {
  it('counts what comes at once up to the last one, and the rest finds it locked', async () => {
    const pair = await pairOf();
    const taken = await outcomes(Array.from({ length: 20 }, () => take(pair, ISSUED_AT)));
    expect(taken.toSorted()).toEqual([
      ...Array(20 - TRIES).fill('PROVISIONING.LOCKED'),
      ...Array(TRIES).fill('counted'),
    ]);
  });

  it('counts one request once, and turns others away while it has had no outcome for ten seconds', async () => {
    const pair = await pairOf();
    const id = await take(pair, ISSUED_AT);
    expect(await outcomes([take(pair, secondsLater(20), id)])).toEqual(['counted']);
    expect(await outcomes([take(pair, secondsLater(11))])).toEqual(['TRY.PENDING']);
    const soon = [];
    for (let count = 1; count <= TRIES; count += 1) soon.push(...(await outcomes([take(pair, secondsLater(count))])));
    expect(soon).toEqual([...Array(TRIES - 1).fill('counted'), 'PROVISIONING.LOCKED']);
    expect(await outcomes([take(pair, secondsLater(11))])).toEqual(['TRY.PENDING']);
  });

  it('turns away, uncounted, what comes while a hundred of any kind wait', async () => {
    const [pair, other] = [await pairOf(), unknownPair()];
    await take(other, ISSUED_AT);
    await database.dataSource.query(
      `INSERT INTO unknown_try (id, pair_hash, sealed_secret, received_at)
       SELECT gen_random_uuid(), $1, 'sealed', $2 FROM generate_series(1, 99)`,
      [other.pairHash, ISSUED_AT],
    );
    expect(await outcomes([take(pair, secondsLater(1))])).toEqual(['DEPENDENCY.UNAVAILABLE']);
    await database.dataSource.manager.delete(UnknownTry, { pairHash: other.pairHash });
    expect(await outcomes([take(pair, secondsLater(1))])).toEqual(['counted']);
  });
});

describe('a try against an unknown pair', () => {
  it('is found wrong once, after as much work as any other, and its secret is erased', async () => {
    const pair = unknownPair();
    const id = await take(pair, ISSUED_AT);
    hashed = 0;
    for (const _ of [1, 2]) expect(await judge(id)).toBe('PROVISIONING.REFUSED');
    expect(hashed).toBe(1);
    expect(await remaining(id)).toEqual({ attemptsRemaining: TRIES - 1 });
    const row = await database.dataSource.manager.findOneByOrFail(UnknownTry, { id });
    expect(row).toMatchObject({ sealedSecret: null, judgedAt: ISSUED_AT });
    expect(await judge(randomUUID())).toBe('UNKNOWN');
  });

  it('is told how many are left when it is judged, whatever else waits: of five at once each another number', async () => {
    const pair = unknownPair();
    const ids = await Promise.all(Array.from({ length: TRIES }, () => take(pair, ISSUED_AT)));
    await Promise.all(ids.map((id) => judge(id)));
    const told = await Promise.all(ids.map(remaining));
    expect(told).toHaveLength(TRIES);
    for (let left = 0; left < TRIES; left += 1) expect(told).toContainEqual({ attemptsRemaining: left });
  });

  it('is hashed when the one before it has been judged, as the tries of an enrollment are', async () => {
    const pair = unknownPair();
    const ids = await Promise.all(Array.from({ length: TRIES }, () => take(pair, ISSUED_AT)));
    let [atOnce, most] = [0, 0];
    const verify = async (): Promise<boolean> => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return false;
    };
    const keys = { open: async () => '8350', hasher: { verify } } as unknown as WorkerKeys;
    const judge = new UnknownPairJudge(database.dataSource, keys, { now: () => ISSUED_AT });
    await Promise.all(ids.map((id) => judge.judgeUnknownPair(id)));
    expect(most).toBe(1);
  });

  it('is told to Temporal again when nobody judged it', async () => {
    const id = await take(unknownPair(), secondsLater(100));
    const leftOver = async (): Promise<boolean> =>
      (await readLeftOverUnknownTries(database.dataSource, { before: secondsLater(101), except: [], told: [] })).some(
        ({ attemptId }) => attemptId === id,
      );
    expect(await leftOver()).toBe(true);
    await judge(id);
    expect(await leftOver()).toBe(false);
  });

  it('stays counted for as long as a pair can lead anywhere, from the last one on', async () => {
    const pair = unknownPair();
    const first = await take(pair, ISSUED_AT);
    await judge(first);
    for (let count = 1; count < TRIES; count += 1) await judge(await take(pair, secondsLater(60)));
    await destroyOutdated(database.dataSource, secondsLater(PAIR_LIFE_SECONDS + 30));
    expect(await database.dataSource.manager.countBy(UnknownTry, { pairHash: pair.pairHash })).toBe(0);
    await expect(take(pair, secondsLater(PAIR_LIFE_SECONDS + 30))).rejects.toEqual(refusal('PROVISIONING.LOCKED'));
    const anew = await take(pair, secondsLater(PAIR_LIFE_SECONDS + 61));
    await judge(anew);
    expect(await remaining(anew)).toEqual({ attemptsRemaining: TRIES - 1 });
  });

  it('keeps the number of tries that its pair began with, as an enrollment does, when the rules change', async () => {
    const pair = unknownPair();
    const first = await take(pair, ISSUED_AT);
    const stricter = { ...DEFAULT_POLICY, startPasswordTries: TRIES - 1 };
    await addPolicyVersion(database.dataSource, OWN_SERVICE, stricter, ISSUED_AT);
    const [again, other] = [await take(pair, ISSUED_AT), await take(unknownPair(), ISSUED_AT)];
    for (const id of [first, again, other]) await judge(id);
    expect(await Promise.all([again, other].map(remaining))).toEqual([
      { attemptsRemaining: TRIES - 2 },
      { attemptsRemaining: TRIES - 2 },
    ]);
  });
});
