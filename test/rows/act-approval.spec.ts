import { randomUUID } from 'node:crypto';
import { Act, Approval, type Enrollment, refuseApproval } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW, refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, operator, readRow } from './enrollment.rows.js';

const DAY_MS = 86_400_000;
const soon = (ms: number): Date => new Date(NOW.getTime() + ms);

let database: OwnDatabase;
let acting: Acting;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  acting = new Acting(database.dataSource);
});
afterAll(() => database?.close());

/** A recorded unlock with its approval, as the worker finds them. */
async function recorded(): Promise<{ row: Enrollment; actId: string; approvalId: string }> {
  const row = await enrollmentIn(database.dataSource, 'LOCKED');
  const approvalId = await acting.approvalFor(row);
  return { row, approvalId, actId: await acting.record(row, 'unlock', { approvalId }) };
}

const approvalOf = (id: string): Promise<Approval> => database.dataSource.manager.findOneByOrFail(Approval, { id });

describe('the worker, whatever stands in the row of an act,', () => {
  const required = 'APPROVAL.REQUIRED';
  it.each([
    ['of another kind', required, { kind: 'revoke' as const }],
    ['of another enrollment', required, { targetId: randomUUID() }],
    ['of another lock', required, { payload: { generation: 1, lock: 2 } }],
    ['of another generation', required, { payload: { generation: 2, lock: 1 } }],
    ['that nobody else has given', required, { approvedBy: null, approvedAt: null }],
    ['by who asked, under a name that reads the same', required, { approvedBy: operator('ＯPERATOR1') }],
    ['that was used before', required, { usedAt: NOW }],
    ['that was refused', required, { endedAs: 'refused' as const, endedBy: operator('operator3'), endedAt: NOW }],
    ['that was asked for a day ago', 'APPROVAL.EXPIRED', { requestedAt: soon(-DAY_MS) }],
  ])('unlocks nothing by an approval %s', async (_, code, columns) => {
    const { row, actId, approvalId } = await recorded();
    await database.dataSource.manager.update(Approval, approvalId, columns);
    const before = await approvalOf(approvalId);
    expect(await acting.carryOut(row, actId)).toBe(code);
    expect((await readRow(database.dataSource, row.id)).state).toBe('LOCKED');
    expect(await approvalOf(approvalId)).toEqual(before);
  });

  it('unlocks nothing by the approval of another act', async () => {
    const [one, other] = [await recorded(), await recorded()];
    await database.dataSource.manager.update(Act, other.actId, { refusedCode: 'DEPENDENCY.UNAVAILABLE' });
    await database.dataSource.manager.update(Act, one.actId, { approvalId: other.approvalId });
    expect(await acting.carryOut(one.row, one.actId)).toBe('APPROVAL.REQUIRED');
  });
});

describe('the approval of an act', () => {
  it('is used up when the act is done, and once', async () => {
    const { row, actId, approvalId } = await recorded();
    expect((await approvalOf(approvalId)).usedAt).toBeNull();
    expect(await acting.carryOut(row, actId, soon(1_000))).toBe('DONE');
    expect((await approvalOf(approvalId)).usedAt).toEqual(soon(1_000));
    expect(await acting.carryOut(row, actId, soon(2_000))).toBe('DONE');
    expect((await approvalOf(approvalId)).usedAt).toEqual(soon(1_000));
  });

  it('is of no other act meanwhile', async () => {
    const { row, approvalId } = await recorded();
    await expect(acting.record(row, 'unlock', { approvalId })).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });

  it('may still be refused by somebody, until it is used', async () => {
    const { row, actId, approvalId } = await recorded();
    await refuseApproval(database.dataSource, approvalId, operator('operator2'), NOW);
    expect(await acting.carryOut(row, actId)).toBe('APPROVAL.REQUIRED');
  });
});
