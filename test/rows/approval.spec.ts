import { randomUUID } from 'node:crypto';
import type { Operator } from '@enrollment/domain';
import {
  Approval,
  approve,
  BarredApproval,
  Customer,
  type Enrollment,
  refuseApproval,
  requestApproval,
  withdrawApproval,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW, refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, operator } from './enrollment.rows.js';

const DAY_MINUTES = 1_440;
const minutesAfter = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

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

  it('is given by somebody else than the one who asked, whatever that one is called now', async () => {
    const id = await request(await enrollmentIn(database.dataSource, 'LOCKED'));
    await expect(agree(id, operator('operator1'))).rejects.toEqual(refusal('APPROVAL.OWN'));
    const renamed = operator('married.name', 'supervisor', 'operator1');
    await expect(agree(id, renamed)).rejects.toEqual(refusal('APPROVAL.OWN'));
  });

  it.each(['operator1', 'Operator１'])('is not given by another account of the same login ID: %s', async (name) => {
    const id = await request(await enrollmentIn(database.dataSource, 'LOCKED'));
    const another = operator(name, 'supervisor', 'another-account');
    await expect(agree(id, another)).rejects.toEqual(refusal('APPROVAL.OWN'));
    await expect(withdrawApproval(database.dataSource, id, another, NOW)).rejects.toEqual(
      refusal('APPROVAL.NOT_YOURS'),
    );
    await refuseApproval(database.dataSource, id, another, NOW);
  });

  it.each([
    ['another name of one person', operator('married.name', 'operator', 'operator1')],
    ['another account of one name', operator('operator1', 'operator', 'another-account')],
  ])('of two cannot be written of %s', async (_, approvedBy) => {
    const id = await request(await enrollmentIn(database.dataSource, 'LOCKED'));
    const given = database.dataSource.manager.update(Approval, id, { approvedBy, approvedAt: NOW });
    await expect(given).rejects.toThrow('approval_of_two');
  });

  it('that was asked for before identities were kept is told by the login ID, also by the table itself', async () => {
    const id = await request(await enrollmentIn(database.dataSource, 'LOCKED'));
    const forget = `UPDATE approval SET requested_by = requested_by - 'issuer' - 'subject' WHERE id = $1`;
    await database.dataSource.query(forget, [id]);
    await expect(agree(id, operator('OPERATOR1', 'operator', 'another-person'))).rejects.toEqual(
      refusal('APPROVAL.OWN'),
    );
    const columns = { approvedBy: operator('operator1', 'operator', 'another-person'), approvedAt: NOW };
    const bySameName = database.dataSource.manager.update(Approval, id, columns);
    await expect(bySameName).rejects.toThrow('approval_of_two');
    await agree(id, operator('operator2'));
  });

  it.each([
    ['login ID', operator('operator8')],
    ['subject', operator('staff-8', 'operator', 'customer-8')],
  ])('is neither asked for, given nor refused by who has the %s of the customer', async (_, own) => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const known = { loginId: 'operator8', issuer: own.issuer, subject: 'customer-8' };
    await database.dataSource.query('DELETE FROM barred_approval');
    await database.dataSource.manager.update(Customer, { id: row.customerId }, known);
    await expect(request(row, own)).rejects.toEqual(refusal('APPROVAL.OWN'));
    const id = await request(row);
    await expect(agree(id, own)).rejects.toEqual(refusal('APPROVAL.OWN'));
    await expect(refuseApproval(database.dataSource, id, own, NOW)).rejects.toEqual(refusal('APPROVAL.OWN'));
    await database.dataSource.manager.update(Customer, { id: row.customerId }, { loginId: '-', subject: row.id });
    const kept = await database.dataSource.manager.find(BarredApproval, { order: { step: 'ASC' } });
    expect(
      kept.map(({ step, approvalId, refusedCode, operator: who }) => [step, approvalId, refusedCode, who]),
    ).toEqual([
      ['approve', id, 'APPROVAL.OWN', own],
      ['refuse', id, 'APPROVAL.OWN', own],
      ['request', null, 'APPROVAL.OWN', own],
    ]);
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

  it('is asked for once by one operator while it waits, also at the same moment, and by others as well', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const asked = await Promise.all([request(row), request(row), request(row)]);
    expect(new Set(asked).size).toBe(1);
    expect(await request(row, operator('operator2'))).not.toBe(asked[0]);
    const tomorrow = await request(row, operator('operator1'), minutesAfter(DAY_MINUTES));
    expect(tomorrow).not.toBe(asked[0]);
  });

  it('waits with no more than four others about the same, and makes room when it is refused', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(await request(row, operator(name)));
    await expect(request(row, operator('f'))).rejects.toEqual(refusal('APPROVAL.TOO_MANY'));
    expect(await request(row, operator('a'))).toBe(ids[0]);
    await refuseApproval(database.dataSource, ids[0] ?? '', operator('f'), NOW);
    await request(row, operator('f'));
  });

  it('is asked for 20 times a day by one operator, however often it is withdrawn', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    for (let count = 0; count < 20; count += 1)
      await withdrawApproval(database.dataSource, await request(row), operator('operator1'), NOW);
    await expect(request(row)).rejects.toEqual(refusal('REQUEST.RATE'));
    await request(row, operator('operator2'));
    await request(row, operator('operator1'), minutesAfter(DAY_MINUTES));
  });

  it('that somebody else refuses, given or not, is worth nothing, and says who and why', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const id = await acting.approvalFor(row);
    const refuse = (by: Operator): Promise<void> => refuseApproval(database.dataSource, id, by, NOW);
    await expect(refuse(operator('operator1'))).rejects.toEqual(refusal('APPROVAL.OWN'));
    await refuse(operator('operator2'));
    await refuse(operator('operator2'));
    await expect(refuse(operator('operator3'))).rejects.toEqual(refusal('APPROVAL.CLOSED'));
    await expect(agree(id, operator('operator3'))).rejects.toEqual(refusal('APPROVAL.CLOSED'));
    await expect(use(row, id)).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    const kept = await database.dataSource.manager.findOneByOrFail(Approval, { id });
    expect(kept).toMatchObject({ endedAs: 'refused', endedBy: operator('operator2'), endedAt: NOW, usedAt: null });
  });

  it('is withdrawn by who asked, and by nobody else; not once it is used', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const id = await acting.approvalFor(row);
    const withdraw = (which: string, by: Operator): Promise<void> =>
      withdrawApproval(database.dataSource, which, by, NOW);
    await expect(withdraw(id, operator('operator2'))).rejects.toEqual(refusal('APPROVAL.NOT_YOURS'));
    await withdraw(id, operator('renamed', 'operator', 'operator1'));
    await expect(use(row, id)).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    const used = await acting.approvalFor(row);
    expect(await acting.carryOut(row, await use(row, used))).toBe('DONE');
    await expect(withdraw(used, operator('operator1'))).rejects.toEqual(refusal('APPROVAL.CLOSED'));
    const refused = refuseApproval(database.dataSource, used, operator('operator2'), NOW);
    await expect(refused).rejects.toEqual(refusal('APPROVAL.CLOSED'));
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
