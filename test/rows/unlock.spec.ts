import { randomUUID } from 'node:crypto';
import { SYSTEM } from '@enrollment/domain';
import { Attempt, changeEnrollment, type Enrollment, Generation, reissueToken } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW, refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, newOrder, operator, readRow } from './enrollment.rows.js';

let database: OwnDatabase;
let acting: Acting;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  acting = new Acting(database.dataSource);
});
afterAll(() => database?.close());

/** OTPs that failed before, each with its outcome, as the tries of a generation. */
async function failOtps({ id: enrollmentId, generation, customerId }: Enrollment, count: number): Promise<void> {
  const wrong = () => ({
    id: randomUUID(),
    enrollmentId,
    generation,
    customerId,
    kind: 'otp' as const,
    sealedSecret: null,
    request: null,
    outcome: 'wrong' as const,
    answer: { code: 'OTP.MISMATCH' as const, members: {} },
    receivedAt: ISSUED_AT,
    judgedAt: ISSUED_AT,
  });
  await database.dataSource.manager.insert(Attempt, Array.from({ length: count }, wrong));
}

describe('an unlock', () => {
  const unlock = async (row: Enrollment): Promise<string> =>
    acting.carryOut(row, await acting.record(row, 'unlock', { approvalId: await acting.approvalFor(row) }));

  it('gives the tries of the generation back and leaves those of the day counted', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    await failOtps(row, 5);
    await database.dataSource.manager.update(Generation, { enrollmentId: row.id }, { otpCounted: 5 });
    expect(await unlock(row)).toBe('DONE');
    const { state, lockedFrom, deadline } = await readRow(database.dataSource, row.id);
    expect({ state, lockedFrom, deadline }).toEqual({
      state: 'AWAITING_CONFIRMATION',
      lockedFrom: null,
      deadline: row.deadline,
    });
    const { otpCounted } = await database.dataSource.manager.findOneByOrFail(Generation, { enrollmentId: row.id });
    expect(otpCounted).toBe(0);
    const budget = { customerId: row.customerId, kind: 'otp', outcome: 'wrong' } as const;
    expect(await database.dataSource.manager.countBy(Attempt, budget)).toBe(5);
  });

  it('is not of a start password: that is chosen anew by a reissue', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED', { way: ['acceptMail', 'lockStartPassword'] });
    expect(await unlock(row)).toBe('ENROLLMENT.STATE');
  });

  it('never lets a generation see 100 failed OTPs (40: unlock loop)', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    await failOtps(row, 94);
    expect(await unlock(row)).toBe('DONE');
    await changeEnrollment(database.dataSource, row.id, NOW, (change) => change.transit('lockOtp', SYSTEM));
    await failOtps(row, 1);
    expect(await unlock(row)).toBe('ENROLLMENT.UNLOCKED_ENOUGH');
    expect((await readRow(database.dataSource, row.id)).state).toBe('LOCKED');
  });

  it('needs an approval (43: one person cannot open a lock alone)', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    await expect(acting.record(row, 'unlock')).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    expect((await acting.actsOf(row)).map(({ refusedCode }) => refusedCode)).toEqual(['APPROVAL.REQUIRED']);
  });

  it('is of the generation that was approved: not of the next one, recorded before or after the reissue', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const [before, after] = [await acting.approvalFor(row), await acting.approvalFor(row, operator('operator2'))];
    const recorded = await acting.record(row, 'unlock', { approvalId: before });
    await reissueToken(database.dataSource, newOrder(row.customerId, NOW));
    for (const step of ['provision', 'lockOtp'] as const)
      await changeEnrollment(database.dataSource, row.id, NOW, (change) => change.transit(step, SYSTEM));
    expect(await acting.carryOut(row, recorded)).toBe('ENROLLMENT.SUPERSEDED');
    await expect(acting.record(row, 'unlock', { approvalId: after })).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });

  it('is of the lock that was approved: a spare approval does not open the next, recorded before or after', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const [used, before, after] = [
      await acting.approvalFor(row),
      await acting.approvalFor(row, operator('operator2')),
      await acting.approvalFor(row, operator('operator3')),
    ];
    const recorded = await acting.record(row, 'unlock', { approvalId: before });
    expect(await acting.carryOut(row, await acting.record(row, 'unlock', { approvalId: used }))).toBe('DONE');
    await changeEnrollment(database.dataSource, row.id, NOW, (change) => change.transit('lockOtp', SYSTEM));
    expect(await acting.carryOut(row, recorded)).toBe('ENROLLMENT.STATE');
    await expect(acting.record(row, 'unlock', { approvalId: after })).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    expect((await readRow(database.dataSource, row.id)).state).toBe('LOCKED');
    expect(await unlock(row)).toBe('DONE');
  });
});
