import { randomUUID } from 'node:crypto';
import { CUSTOMER, DEFAULT_POLICY, type Operator, ROLES } from '@enrollment/domain';
import {
  Act,
  Customer,
  carryOutAct,
  changeEnrollment,
  EnrollmentEvent,
  markEngine,
  type NewAct,
  reissueToken,
  withdrawAct,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW, refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, minutesLater, newOrder, operator, readRow, STAFF_ISSUER } from './enrollment.rows.js';

const WEEK_SECONDS = DEFAULT_POLICY.extensionSeconds;

let database: OwnDatabase;
let acting: Acting;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  acting = new Acting(database.dataSource);
});
afterAll(() => database?.close());

describe('an act', () => {
  it('is refused and kept when the role does not allow it (38: a viewer unlocks)', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    for (const role of ROLES.filter((role) => role === 'viewer' || role === 'engineer')) {
      const actor = operator('somebody', role);
      await expect(acting.record(row, 'unlock', { actor })).rejects.toEqual(refusal('ROLE.REQUIRED'));
    }
    const kept = (await acting.actsOf(row)).map(({ refusedCode, doneAt, actor }) => ({ refusedCode, doneAt, actor }));
    expect(kept).toEqual(
      ['viewer', 'engineer'].map((role) => ({
        refusedCode: 'ROLE.REQUIRED',
        doneAt: null,
        actor: operator('somebody', role as Operator['role']),
      })),
    );
  });

  it('is refused and kept when it is about the own enrollment (38), by login ID whatever its case, or by subject', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING', { loginId: 'operator9' });
    await database.dataSource.manager.update(Customer, { id: row.customerId }, { issuer: STAFF_ISSUER });
    for (const actor of [operator('Operator9', 'operator', 'x'), operator('staff-9', 'operator', 'operator9')])
      await expect(acting.record(row, 'cancel', { actor })).rejects.toEqual(refusal('ENROLLMENT.OWN'));
    const kept = (await acting.actsOf(row)).map(({ refusedCode }) => refusedCode);
    expect(kept).toEqual(['ENROLLMENT.OWN', 'ENROLLMENT.OWN']);
  });

  it('names in its event who it was, by issuer and subject', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const actor = operator('operator1', 'operator', '7f3a');
    expect(await acting.carryOut(row, await acting.record(row, 'cancel', { actor }))).toBe('DONE');
    const [event] = await database.dataSource.manager.findBy(EnrollmentEvent, {
      enrollmentId: row.id,
      type: 'cancelled',
    });
    expect(event?.actor).toEqual(actor);
  });

  it.each(['', '   ', 'x'.repeat(501), 'two\nlines', 'write to a@example.jp'])(
    'needs a reason, and %j is none',
    async (reason) => {
      const row = await enrollmentIn(database.dataSource, 'ISSUING');
      const actor = { ...operator('operator1'), reason };
      await expect(acting.record(row, 'cancel', { actor })).rejects.toEqual(refusal('VALIDATION'));
      expect(await acting.actsOf(row)).toEqual([]);
    },
  );

  it('does nothing when no row stands behind it, or the row of another enrollment', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const other = await enrollmentIn(database.dataSource, 'ISSUING');
    expect(await acting.carryOut(row, randomUUID())).toBe('UNKNOWN');
    expect(await acting.carryOut(row, await acting.record(other, 'cancel'))).toBe('UNKNOWN');
    expect((await readRow(database.dataSource, row.id)).state).toBe('ISSUING');
  });

  it('is done once, however often it is commanded', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const actId = await acting.record(row, 'extend', { payload: { seconds: 60 } });
    for (const _ of [1, 2, 3]) expect(await acting.carryOut(row, actId)).toBe('DONE');
    expect((await readRow(database.dataSource, row.id)).extendedSeconds).toBe(60);
  });

  it('is the same one when the same request comes again, and another one after it was withdrawn', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const requestId = randomUUID();
    const first = await acting.record(row, 'cancel', { requestId });
    expect(await acting.record(row, 'cancel', { requestId })).toBe(first);
    expect(await withdrawAct(database.dataSource, first)).toBe(true);
    const second = await acting.record(row, 'cancel', { requestId });
    expect(second).not.toBe(first);
    expect(await acting.carryOut(row, first)).toBe('UNKNOWN');
    expect(await acting.carryOut(row, second)).toBe('DONE');
    expect(await withdrawAct(database.dataSource, second)).toBe(false);
  });

  it('that got no answer in time has not happened, will not, and may use its approval again', async () => {
    const row = await enrollmentIn(database.dataSource, 'LOCKED');
    const approvalId = await acting.approvalFor(row);
    const act = acting.newAct(row, 'unlock', { approvalId });
    let late = '';
    const unanswered = carryOutAct(database.dataSource, act, async (actId) => {
      late = actId;
      return undefined;
    });
    await expect(unanswered).rejects.toEqual(refusal('DEPENDENCY.UNAVAILABLE'));
    expect(await acting.carryOut(row, late)).toBe('UNKNOWN');
    await carryOutAct(database.dataSource, act, (actId) => acting.carryOut(row, actId));
    expect((await readRow(database.dataSource, row.id)).state).toBe('AWAITING_CONFIRMATION');
  });

  it('is told in the event with who did it and why', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await acting.extend(row, 3_600);
    const where = { enrollmentId: row.id, type: 'extended' } as const;
    const event = await database.dataSource.manager.findOneByOrFail(EnrollmentEvent, where);
    expect(event).toMatchObject({ actor: operator('operator1'), data: { seconds: 3_600 } });
  });
});

describe('a flood of acts', () => {
  it('ends at a number, also when all come at once, and takes neither other acts nor those of operators away', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    const viewer = operator('viewer1', 'viewer');
    await expect(acting.record(row, 'resend', { actor: viewer })).rejects.toEqual(refusal('ROLE.REQUIRED'));
    const resend = async (): Promise<boolean> =>
      withdrawAct(database.dataSource, await acting.record(row, 'resend', { actor: CUSTOMER }), 'MAIL.TOO_SOON');
    const asked = await Promise.allSettled(Array.from({ length: 60 }, resend));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toEqual(refusal('REQUEST.RATE'));
    expect(await acting.actsOf(row)).toHaveLength(51);
    expect(await acting.carryOut(row, await acting.record(row, 'resend'), minutesLater(5))).toBe('DONE');
    expect(await acting.carryOut(row, await acting.record(row, 'cancel', { actor: CUSTOMER }))).toBe('DONE');
  });
});

describe('an extension', () => {
  it('moves the deadline, in all by what the policy allows and no more (41: extend for ever)', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    for (const seconds of [WEEK_SECONDS - 60, 60]) expect(await acting.extend(row, seconds)).toBe('DONE');
    expect(await acting.extend(row, 1)).toBe('ENROLLMENT.EXTENDED_ENOUGH');
    const { deadline } = await readRow(database.dataSource, row.id);
    expect(deadline.getTime() - row.deadline.getTime()).toBe(WEEK_SECONDS * 1000);
  });

  it('is not given anew by a reissue', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    await acting.extend(row, WEEK_SECONDS);
    await reissueToken(database.dataSource, newOrder(row.customerId, NOW));
    expect(await acting.extend(row, 60)).toBe('ENROLLMENT.EXTENDED_ENOUGH');
  });

  it.each([0, -60, 1.5, Number.NaN, 31 * 86_400])('of %p seconds is not even recorded', async (seconds) => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await expect(acting.extend(row, seconds)).rejects.toEqual(refusal('VALIDATION'));
    expect(await acting.actsOf(row)).toEqual([]);
  });

  it.each(['{"seconds": -3600}', '{"seconds": "99999999"}', '{"seconds": 60, "more": 1}', '{}'])(
    'forged in its row to %s is refused by the activity',
    async (payload) => {
      const row = await enrollmentIn(database.dataSource, 'ISSUING');
      const actId = await acting.record(row, 'extend', { payload: { seconds: 60 } });
      await database.dataSource.query('UPDATE act SET payload = $2 WHERE id = $1', [actId, payload]);
      expect(await acting.carryOut(row, actId)).toBe('VALIDATION');
      expect(await readRow(database.dataSource, row.id)).toEqual(row);
    },
  );

  it('does not bring back a deadline that has passed', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    expect(await acting.extend(row, 3_600, row.deadline)).toBe('ENROLLMENT.STATE');
    expect(await acting.extend(row, 3_600, new Date(row.deadline.getTime() - 1))).toBe('DONE');
  });
});

describe('a resend', () => {
  it("of an operator is bound by the customer's limits", async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    const resend = async (minutes: number, actor: NewAct['actor'] = operator('operator1')): Promise<string> =>
      acting.carryOut(row, await acting.record(row, 'resend', { actor }), minutesLater(minutes));
    expect(await resend(2, CUSTOMER)).toBe('DONE');
    expect(await resend(2.5)).toBe('MAIL.TOO_SOON');
    expect(await resend(4)).toBe('DONE');
    expect(await resend(6, CUSTOMER)).toBe('DONE');
    // Known before anything is written: a button that is pressed again and again leaves nothing.
    await expect(resend(8)).rejects.toEqual(refusal('MAIL.RESENDS_USED_UP'));
    expect(await database.dataSource.manager.countBy(Act, { enrollmentId: row.id })).toBe(4);
  });
});

describe('a retry', () => {
  it('is only of what the engine gave up', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    expect(await acting.carryOut(row, await acting.record(row, 'retry'))).toBe('ENROLLMENT.STATE');
    await changeEnrollment(database.dataSource, row.id, NOW, (change) => markEngine(change, 'step', true));
    expect(
      await acting.carryOut(row, await acting.record(row, 'retry', { actor: operator('engineer1', 'engineer') })),
    ).toBe('DONE');
    expect((await readRow(database.dataSource, row.id)).failingSince).toBeNull();
  });
});
