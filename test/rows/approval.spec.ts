import { randomUUID } from 'node:crypto';
import type { Operator } from '@enrollment/domain';
import { Approval, approve, type Enrollment, requestApproval } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW, refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, operator } from './enrollment.rows.js';

let database: OwnDatabase;
let acting: Acting;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  acting = new Acting(database.dataSource);
});
afterAll(() => database?.close());

describe('an approval', () => {
  const request = (row: Enrollment, requestedBy = operator('operator1'), now = NOW): Promise<string> =>
    requestApproval(database.dataSource, {
      kind: 'unlock',
      targetId: row.id,
      payload: { generation: row.generation, lock: 1 },
      customerId: row.customerId,
      requestedBy,
      now,
    });
  const agree = (id: string, by: Operator, now = NOW): Promise<void> => approve(database.dataSource, id, by, now);
  const use = (row: Enrollment, approvalId: string, now = NOW): Promise<string> =>
    acting.record(row, 'unlock', { approvalId, now });
  const DAY_MINUTES = 1_440;
  const minutesAfter = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

  it('is given by somebody else than the one who asked', async () => {
    const id = await request(await enrollmentIn(database.dataSource, 'LOCKED'));
    await expect(agree(id, operator('operator1'))).rejects.toEqual(refusal('APPROVAL.OWN'));
    await expect(agree(id, operator('OPERATOR1', 'supervisor'))).rejects.toEqual(refusal('APPROVAL.OWN'));
  });

  it('is neither asked for nor given by the customer', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED', { loginId: 'operator8' });
    await expect(request(row, operator('operator8'))).rejects.toEqual(refusal('APPROVAL.OWN'));
    const id = await request(row);
    await expect(agree(id, operator('operator8'))).rejects.toEqual(refusal('APPROVAL.OWN'));
  });

  it.each(['viewer', 'engineer'] as const)('is neither asked for nor given by a %s', async (role) => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    await expect(request(row, operator('somebody', role))).rejects.toEqual(refusal('ROLE.REQUIRED'));
    await expect(agree(await request(row), operator('somebody', role))).rejects.toEqual(refusal('ROLE.REQUIRED'));
  });

  it('is worth nothing before the second person agreed', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    await expect(use(row, await request(row))).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });

  it('is for one enrollment and no other, and for no other kind', async () => {
    const [row, other] = [
      await enrollmentIn(database.dataSource, 'LOCKED'),
      await enrollmentIn(database.dataSource, 'LOCKED'),
    ];
    await expect(use(other, await acting.approvalFor(row))).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    const id = await acting.approvalFor(row);
    await database.dataSource.query(`UPDATE approval SET kind = 'revoke' WHERE id = $1`, [id]);
    await expect(use(row, id)).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    await expect(use(row, randomUUID())).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });

  it('is valid for 24 hours from when it was asked for, to be given and to be used', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const ungiven = await request(row);
    const late = agree(ungiven, operator('operator2'), minutesAfter(DAY_MINUTES));
    await expect(late).rejects.toEqual(refusal('APPROVAL.EXPIRED'));
    const id = await acting.approvalFor(row);
    await expect(use(row, id, minutesAfter(DAY_MINUTES))).rejects.toEqual(refusal('APPROVAL.EXPIRED'));
    expect(await use(row, id, minutesAfter(DAY_MINUTES - 1))).toEqual(expect.any(String));
  });

  it('is used once, also by two at the same moment', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const approvalId = await acting.approvalFor(row);
    const results = await Promise.allSettled([use(row, approvalId), use(row, approvalId), use(row, approvalId)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(reasons).toEqual([refusal('APPROVAL.REQUIRED'), refusal('APPROVAL.REQUIRED')]);
  });

  it('keeps the first who agreed', async () => {
    const id = await request(await enrollmentIn(database.dataSource, 'LOCKED'));
    await agree(id, operator('operator2'));
    await agree(id, operator('supervisor1', 'supervisor'));
    const { approvedBy } = await database.dataSource.manager.findOneByOrFail(Approval, { id });
    expect(approvedBy).toEqual(operator('operator2'));
  });
});
