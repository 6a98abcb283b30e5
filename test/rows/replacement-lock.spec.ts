import type { OtpVerdict } from '@enrollment/otp';
import { Attempt, Customer, Mail, Token } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OtpVerifier } from '../../apps/worker/src/activities/otp.verifier.js';
import { ReplacementJudge } from '../../apps/worker/src/activities/replacement.judge.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { countedTry, enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const NOW = minutesLater(5);
const LIMIT = 5;
let database: OwnDatabase;
let verdict: OtpVerdict;
let judge: ReplacementJudge;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  const verifier = { verify: async () => ({ verdict, fresh: true }) } as unknown as OtpVerifier;
  judge = new ReplacementJudge(database.dataSource, verifier, { now: () => NOW });
});
afterAll(() => database?.close());

/** An active token, and this many tries of its OTP as a proof that wait for their outcome. */
async function typed(count: number) {
  const row = await enrollmentIn(database.dataSource, 'ACTIVE');
  const { manager } = database.dataSource;
  await manager.update(Customer, row.customerId, { knownMailAddress: 'known@bank.example' });
  await manager.update(Token, { enrollmentId: row.id }, { status: 'active', activatedAt: ISSUED_AT });
  const tries: string[] = [];
  for (let number = 0; number < count; number += 1)
    tries.push(await countedTry(database.dataSource, row, 'replacement-otp', { receivedAt: NOW }));
  verdict = { kind: 'mismatch' };
  return {
    tries,
    judge: (id: string | undefined) => judge.judgeReplacement(row.id, id ?? ''),
    told: () => manager.findBy(Mail, { enrollmentId: row.id, kind: 'proof-locked' }),
  };
}

describe('the last wrong OTP of a proof', () => {
  it('is told to the customer, once, when no other one waits', async () => {
    const { tries, judge, told } = await typed(LIMIT);
    for (const id of tries.slice(1)) await judge(id);
    expect(await told()).toEqual([]);
    for (let count = 0; count < 2; count += 1) await judge(tries[0]);
    expect(await told()).toMatchObject([{ recipient: 'known', number: 1, status: 'queued' }]);
  });

  it.each<['right' | 'lapsed']>([['right'], ['lapsed']])('is none where another turns out %s', async (outcome) => {
    const { tries, judge, told } = await typed(LIMIT);
    for (const id of tries.slice(1)) await judge(id);
    if (outcome === 'right') verdict = { kind: 'accepted', step: 1 };
    else await database.dataSource.manager.update(Attempt, tries[0] ?? '', { receivedAt: ISSUED_AT });
    await judge(tries[0]);
    expect(await told()).toEqual([]);
  });

  it('is none before it', async () => {
    const { tries, judge, told } = await typed(LIMIT - 1);
    for (const id of tries) await judge(id);
    expect(await told()).toEqual([]);
  });
});
