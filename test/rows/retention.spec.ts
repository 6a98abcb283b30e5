import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY, type EnrollmentState, PAIR_LIFE_SECONDS } from '@enrollment/domain';
import { Customer, destroyOutdated, Mail, reissueToken, Token } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT, minutesLater, newCustomer, newOrder } from './enrollment.rows.js';

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const KEPT_MINUTES = DEFAULT_POLICY.mailAddressKeptSeconds / 60;
/** What `enrollmentIn` ends, it ends a minute after the issue. */
const ENDED_AT = 1;

type TokenStatus = Token['status'];

let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

const sweepAt = (minutes: number): Promise<void> => destroyOutdated(database.dataSource, minutesLater(minutes));

async function knowAddress(customerId: string): Promise<void> {
  await database.dataSource.manager.update(Customer, customerId, { knownMailAddress: 'known@bank.example' });
}

async function customerWith(state: EnrollmentState, status?: TokenStatus, endedAt?: number): Promise<string> {
  const { id: enrollmentId, customerId } = await enrollmentIn(database.dataSource, state);
  if (status !== undefined) {
    const isLive = endedAt === undefined;
    await database.dataSource.manager.update(
      Token,
      { enrollmentId },
      {
        status,
        activatedAt: ISSUED_AT,
        suspendedAt: status === 'suspended' ? ISSUED_AT : null,
        endedAt: isLive ? null : minutesLater(endedAt),
        ...(isLive ? {} : { sealedSeed: null }),
      },
    );
  }
  await knowAddress(customerId);
  return customerId;
}

async function isKnown(id: string): Promise<boolean> {
  const { knownMailAddress } = await database.dataSource.manager.findOneByOrFail(Customer, { id });
  return knownMailAddress !== null;
}

describe('the address that the bank knows', () => {
  it('is erased when the retention has passed since the end of the last enrollment, not before', async () => {
    const ended = await customerWith('CANCELLED');
    await sweepAt(ENDED_AT + KEPT_MINUTES);
    expect(await isKnown(ended)).toBe(true);
    await sweepAt(ENDED_AT + KEPT_MINUTES + 1);
    expect(await isKnown(ended)).toBe(false);
  });

  it('is counted from the end of the last token', async () => {
    const replaced = await customerWith('ACTIVE', 'revoked', 10 * DAY_MINUTES);
    await sweepAt(9 * DAY_MINUTES + KEPT_MINUTES);
    expect(await isKnown(replaced)).toBe(true);
    await sweepAt(10 * DAY_MINUTES + KEPT_MINUTES + 1);
    expect(await isKnown(replaced)).toBe(false);
  });

  it.each<[EnrollmentState, TokenStatus | undefined]>([
    ['AWAITING_PROVISIONING', undefined],
    ['LOCKED', undefined],
    ['ACTIVE', 'active'],
    ['ACTIVE', 'suspended'],
  ])('stays as long as an enrollment is open or a token in use (%s, %s)', async (state, status) => {
    const customer = await customerWith(state, status);
    await sweepAt(2 * KEPT_MINUTES);
    expect(await isKnown(customer)).toBe(true);
  });

  it('is counted from the last log-in, also of somebody who never issued', async () => {
    const visitor = await newCustomer(database.dataSource);
    const returning = await customerWith('EXPIRED');
    await knowAddress(visitor);
    const updatedAt = minutesLater(KEPT_MINUTES);
    await database.dataSource.manager.update(Customer, returning, { updatedAt });
    await sweepAt(KEPT_MINUTES + HOUR_MINUTES);
    expect([await isKnown(visitor), await isKnown(returning)]).toEqual([false, true]);
  });
});

async function hashedGenerations(enrollmentId: string): Promise<number[]> {
  const mails = await database.dataSource.manager.findBy(Mail, { enrollmentId });
  return mails.filter(({ destinationHash }) => destinationHash !== null).map(({ generation }) => generation);
}

describe('the hash of the address that a mail went to', () => {
  it('stays while mails may follow that are counted by it', async () => {
    const { id } = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    await sweepAt(10 * DAY_MINUTES);
    expect(await hashedGenerations(id)).toEqual([1]);
  });

  it('goes two days after the end', async () => {
    const { id } = await enrollmentIn(database.dataSource, 'CANCELLED');
    await sweepAt(ENDED_AT + 2 * DAY_MINUTES);
    expect(await hashedGenerations(id)).toEqual([1]);
    await sweepAt(ENDED_AT + 2 * DAY_MINUTES + 1);
    expect(await hashedGenerations(id)).toEqual([]);
  });

  it('goes after two days when another generation has taken over', async () => {
    const { id, customerId } = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    await reissueToken(database.dataSource, newOrder(customerId, minutesLater(DAY_MINUTES)));
    await sweepAt(2 * DAY_MINUTES + 1);
    expect(await hashedGenerations(id)).toEqual([2]);
  });
});

describe('kept answers', () => {
  it('go with the day that they were kept for', async () => {
    const { manager } = database.dataSource;
    await manager.query(
      `INSERT INTO idempotency_key (key_hash, request_hash, request_id, expires_at) VALUES ('key', 'request', $1, $2)`,
      [randomUUID(), minutesLater(DAY_MINUTES)],
    );
    const kept = async (): Promise<unknown[]> => manager.query('SELECT count(*)::int AS keys FROM idempotency_key');
    await sweepAt(DAY_MINUTES - 1);
    expect(await kept()).toEqual([{ keys: 1 }]);
    await sweepAt(DAY_MINUTES + 1);
    expect(await kept()).toEqual([{ keys: 0 }]);
  });

  it('go however many they are', async () => {
    const { manager } = database.dataSource;
    await manager.query(
      `INSERT INTO unknown_pair (pair_hash, counted, tries_allowed, counted_at)
       SELECT sha256(n::text::bytea), 1, 5, $1 FROM generate_series(1, 12000) n`,
      [ISSUED_AT],
    );
    await sweepAt(PAIR_LIFE_SECONDS / 60 + 1);
    expect(await manager.query('SELECT count(*)::int AS pairs FROM unknown_pair')).toEqual([{ pairs: 0 }]);
  });
});
