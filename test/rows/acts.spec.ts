import { randomUUID } from 'node:crypto';
import { type ActKind, CUSTOMER, DEFAULT_POLICY, type Operator, ROLES, SYSTEM } from '@enrollment/domain';
import {
  Act,
  Approval,
  Attempt,
  approve,
  carryOutAct,
  changeEnrollment,
  type Enrollment,
  EnrollmentEvent,
  Generation,
  type NewAct,
  recordAct,
  reissueToken,
  requestApproval,
  withdrawAct,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActActivities } from '../../apps/worker/src/activities/act.activities.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import {
  approvedUnlock,
  enrollmentIn,
  ISSUED_AT,
  minutesLater,
  newOrder,
  operator,
  readRow,
} from './enrollment.rows.js';

const NOW = minutesLater(5);
const WEEK_SECONDS = DEFAULT_POLICY.extensionSeconds;
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

const refusal = (code: string) => expect.objectContaining({ code });
const actsOf = ({ id }: Enrollment): Promise<Act[]> =>
  database.dataSource.manager.find(Act, { where: { enrollmentId: id }, order: { receivedAt: 'ASC' } });
const newAct = ({ id }: Enrollment, kind: ActKind, more: Partial<NewAct> = {}): NewAct => ({
  enrollmentId: id,
  kind,
  actor: operator('operator1'),
  now: NOW,
  ...more,
});
const record = (row: Enrollment, kind: ActKind, more?: Partial<NewAct>): Promise<string> =>
  recordAct(database.dataSource, newAct(row, kind, more));
const carryOut = async (row: Enrollment, actId: string, now = NOW): Promise<string> =>
  (await new ActActivities(database.dataSource, { now: () => now }).carryOutAct(row.id, actId)).code;
const extend = async (row: Enrollment, seconds: number, now = NOW): Promise<string> =>
  carryOut(row, await record(row, 'extend', { payload: { seconds } }), now);

/** Asked for by operator1, approved by supervisor1. */
const approvalFor = (row: Enrollment, now = NOW): Promise<string> => approvedUnlock(database.dataSource, row, now);

describe('an act', () => {
  it('is refused and kept when the role does not allow it (38: a viewer unlocks)', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    for (const role of ROLES.filter((role) => role === 'viewer' || role === 'engineer')) {
      const actor = operator('somebody', role);
      await expect(record(row, 'unlock', { actor })).rejects.toEqual(refusal('ROLE.REQUIRED'));
    }
    const kept = (await actsOf(row)).map(({ refusedCode, doneAt, actor }) => ({ refusedCode, doneAt, actor }));
    expect(kept).toEqual(
      ['viewer', 'engineer'].map((role) => ({
        refusedCode: 'ROLE.REQUIRED',
        doneAt: null,
        actor: operator('somebody', role as Operator['role']),
      })),
    );
  });

  it('is refused and kept when it is about the own enrollment (38), whatever the case of the login ID', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING', { loginId: 'operator9' });
    const actor = operator('Operator9');
    await expect(record(row, 'cancel', { actor })).rejects.toEqual(refusal('ENROLLMENT.OWN'));
    expect((await actsOf(row)).map(({ refusedCode }) => refusedCode)).toEqual(['ENROLLMENT.OWN']);
  });

  it.each(['', '   ', 'x'.repeat(501), 'two\nlines', 'write to a@example.jp'])(
    'needs a reason, and %j is none',
    async (reason) => {
      const row = await enrollmentIn(database.dataSource, 'ISSUING');
      const actor = { ...operator('operator1'), reason };
      await expect(record(row, 'cancel', { actor })).rejects.toEqual(refusal('VALIDATION'));
      expect(await actsOf(row)).toEqual([]);
    },
  );

  it('does nothing when no row stands behind it, or the row of another enrollment', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const other = await enrollmentIn(database.dataSource, 'ISSUING');
    expect(await carryOut(row, randomUUID())).toBe('UNKNOWN');
    expect(await carryOut(row, await record(other, 'cancel'))).toBe('UNKNOWN');
    expect((await readRow(database.dataSource, row.id)).state).toBe('ISSUING');
  });

  it('is done once, however often it is commanded', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const actId = await record(row, 'extend', { payload: { seconds: 60 } });
    for (const _ of [1, 2, 3]) expect(await carryOut(row, actId)).toBe('DONE');
    expect((await readRow(database.dataSource, row.id)).extendedSeconds).toBe(60);
  });

  it('is the same one when the same request comes again, and another one after it was withdrawn', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const requestId = randomUUID();
    const first = await record(row, 'cancel', { requestId });
    expect(await record(row, 'cancel', { requestId })).toBe(first);
    expect(await withdrawAct(database.dataSource, first)).toBe(true);
    const second = await record(row, 'cancel', { requestId });
    expect(second).not.toBe(first);
    expect(await carryOut(row, first)).toBe('UNKNOWN');
    expect(await carryOut(row, second)).toBe('DONE');
    expect(await withdrawAct(database.dataSource, second)).toBe(false);
  });

  it('that got no answer in time has not happened, will not, and may use its approval again', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const approvalId = await approvalFor(row);
    const act = newAct(row, 'unlock', { approvalId });
    let late = '';
    const unanswered = carryOutAct(database.dataSource, act, async (actId) => {
      late = actId;
      return undefined;
    });
    await expect(unanswered).rejects.toEqual(refusal('DEPENDENCY.UNAVAILABLE'));
    expect(await carryOut(row, late)).toBe('UNKNOWN');
    await carryOutAct(database.dataSource, act, (actId) => carryOut(row, actId));
    expect((await readRow(database.dataSource, row.id)).state).toBe('AWAITING_CONFIRMATION');
  });

  it('is told in the event with who did it and why', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await extend(row, 3_600);
    const where = { enrollmentId: row.id, type: 'extended' } as const;
    const event = await database.dataSource.manager.findOneByOrFail(EnrollmentEvent, where);
    expect(event).toMatchObject({ actor: operator('operator1'), data: { seconds: 3_600 } });
  });
});

describe('an extension', () => {
  it('moves the deadline, in all by what the policy allows and no more (41: extend for ever)', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    for (const seconds of [WEEK_SECONDS - 60, 60]) expect(await extend(row, seconds)).toBe('DONE');
    expect(await extend(row, 1)).toBe('ENROLLMENT.EXTENDED_ENOUGH');
    const { deadline } = await readRow(database.dataSource, row.id);
    expect(deadline.getTime() - row.deadline.getTime()).toBe(WEEK_SECONDS * 1000);
  });

  it('is not given anew by a reissue', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    await extend(row, WEEK_SECONDS);
    await reissueToken(database.dataSource, newOrder(row.customerId, NOW));
    expect(await extend(row, 60)).toBe('ENROLLMENT.EXTENDED_ENOUGH');
  });

  it.each([0, -60, 1.5, Number.NaN, 31 * 86_400])('of %p seconds is not even recorded', async (seconds) => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await expect(extend(row, seconds)).rejects.toEqual(refusal('VALIDATION'));
    expect(await actsOf(row)).toEqual([]);
  });

  it.each(['{"seconds": -3600}', '{"seconds": "99999999"}', '{"seconds": 60, "more": 1}', '{}'])(
    'forged in its row to %s is refused by the activity',
    async (payload) => {
      const row = await enrollmentIn(database.dataSource, 'ISSUING');
      const actId = await record(row, 'extend', { payload: { seconds: 60 } });
      await database.dataSource.query('UPDATE act SET payload = $2 WHERE id = $1', [actId, payload]);
      expect(await carryOut(row, actId)).toBe('VALIDATION');
      expect(await readRow(database.dataSource, row.id)).toEqual(row);
    },
  );

  it('does not bring back a deadline that has passed', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    expect(await extend(row, 3_600, row.deadline)).toBe('ENROLLMENT.STATE');
    expect(await extend(row, 3_600, new Date(row.deadline.getTime() - 1))).toBe('DONE');
  });
});

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
    carryOut(row, await record(row, 'unlock', { approvalId: await approvalFor(row) }));

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
    await expect(record(row, 'unlock')).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    expect((await actsOf(row)).map(({ refusedCode }) => refusedCode)).toEqual(['APPROVAL.REQUIRED']);
  });

  it('is of the generation that was approved: not of the next one, recorded before or after the reissue', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const [before, after] = [await approvalFor(row), await approvalFor(row)];
    const recorded = await record(row, 'unlock', { approvalId: before });
    await reissueToken(database.dataSource, newOrder(row.customerId, NOW));
    for (const step of ['provision', 'lockOtp'] as const)
      await changeEnrollment(database.dataSource, row.id, NOW, (change) => change.transit(step, SYSTEM));
    expect(await carryOut(row, recorded)).toBe('ENROLLMENT.SUPERSEDED');
    await expect(record(row, 'unlock', { approvalId: after })).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });
});

describe('an approval', () => {
  const request = (row: Enrollment, requestedBy = operator('operator1'), now = NOW): Promise<string> =>
    requestApproval(database.dataSource, {
      kind: 'unlock',
      targetId: row.id,
      payload: { generation: row.generation },
      customerId: row.customerId,
      requestedBy,
      now,
    });
  const agree = (id: string, by: Operator, now = NOW): Promise<void> => approve(database.dataSource, id, by, now);
  const used = (row: Enrollment, approvalId: string, now = NOW): Promise<string> =>
    record(row, 'unlock', { approvalId, now });
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
    await expect(used(row, await request(row))).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });

  it('is for one enrollment and no other, and for no other kind', async () => {
    const [row, other] = [
      await enrollmentIn(database.dataSource, 'LOCKED'),
      await enrollmentIn(database.dataSource, 'LOCKED'),
    ];
    await expect(used(other, await approvalFor(row))).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    const id = await approvalFor(row);
    await database.dataSource.query(`UPDATE approval SET kind = 'revoke' WHERE id = $1`, [id]);
    await expect(used(row, id)).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    await expect(used(row, randomUUID())).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
  });

  it('is valid for 24 hours from when it was asked for, to be given and to be used', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const ungiven = await request(row);
    const late = agree(ungiven, operator('operator2'), minutesAfter(DAY_MINUTES));
    await expect(late).rejects.toEqual(refusal('APPROVAL.EXPIRED'));
    const id = await approvalFor(row);
    await expect(used(row, id, minutesAfter(DAY_MINUTES))).rejects.toEqual(refusal('APPROVAL.EXPIRED'));
    expect(await used(row, id, minutesAfter(DAY_MINUTES - 1))).toEqual(expect.any(String));
  });

  it('is used once, also by two at the same moment', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const approvalId = await approvalFor(row);
    const results = await Promise.allSettled([used(row, approvalId), used(row, approvalId), used(row, approvalId)]);
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

describe('a resend', () => {
  it("of an operator is bound by the customer's limits", async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    const resend = async (minutes: number, actor: NewAct['actor'] = operator('operator1')): Promise<string> =>
      carryOut(row, await record(row, 'resend', { actor }), minutesLater(minutes));
    expect(await resend(2, CUSTOMER)).toBe('DONE');
    expect(await resend(2.5)).toBe('MAIL.TOO_SOON');
    expect(await resend(4)).toBe('DONE');
    expect(await resend(6, CUSTOMER)).toBe('DONE');
    expect(await resend(8)).toBe('MAIL.RESENDS_USED_UP');
  });
});

describe('a retry', () => {
  it('is only of what the engine gave up', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    expect(await carryOut(row, await record(row, 'retry'))).toBe('ENROLLMENT.STATE');
    await changeEnrollment(database.dataSource, row.id, NOW, async (change) => change.set({ failingSince: NOW }));
    expect(await carryOut(row, await record(row, 'retry', { actor: operator('engineer1', 'engineer') }))).toBe('DONE');
    expect((await readRow(database.dataSource, row.id)).failingSince).toBeNull();
  });
});
