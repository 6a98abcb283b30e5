import { ACTS, DONE, EnrollmentState, FAILED_OTPS_IN_ALL, isActPayload, mayAct } from '@enrollment/domain';
import {
  Act,
  Attempt,
  agreed,
  changeEnrollment,
  deadlineOf,
  type EnrollmentChange,
  type EventData,
  findApproval,
  Generation,
  lockOf,
  Mail,
  mailBudgetLeft,
  readPolicy,
  resendRefusal,
  spendApproval,
  voidInvitations,
} from '@enrollment/persistence';
import type { Judgement } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { queueToTyped, unsentMails } from './mail.queue.js';
import { destroyPendingToken, destroyVerifiers } from './secret.destruction.js';
import { judgementOf, UNKNOWN } from './step.js';

/** Locked, so that it is not taken back while it is carried out; null once it has been. */
function lockAct(manager: EntityManager, enrollmentId: string, id: string): Promise<Act | null> {
  return manager.findOne(Act, {
    where: { id, enrollmentId, refusedCode: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
}

@Injectable()
export class ActActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  /** Does what a person asked for, once, if the enrollment's state still allows it. */
  async carryOutAct(enrollmentId: string, actId: string): Promise<Judgement> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      const act = await lockAct(change.manager, enrollmentId, actId);
      if (act === null) return judgementOf(UNKNOWN, change.row);
      if (act.doneAt !== null) return judgementOf(DONE, change.row, await unsentMails(change));
      if (!mayAct(act.kind, change.row.state)) return judgementOf('ENROLLMENT.STATE', change.row);
      if (!isActPayload(act.kind, act.payload)) return judgementOf('VALIDATION', change.row);
      return this.ifApproved(change, act);
    });
  }

  /** Whatever a face has written: what needs two people is done only with an approval for exactly this, here and now. */
  private async ifApproved(change: EnrollmentChange, act: Act): Promise<Judgement> {
    const { manager, row, now } = change;
    const { approval: kind } = ACTS[act.kind];
    const about = kind && { kind, targetId: row.id, payload: act.payload };
    const approval = about && (await findApproval(manager, about, act.approvalId, now));
    if (typeof approval === 'string') return judgementOf(approval, row);
    const judgement = await this[act.kind](change, act, approval === null ? {} : agreed(approval));
    if (judgement.code !== DONE) return judgement;
    if (approval !== null) await spendApproval(manager, approval, now);
    await manager.update(Act, act.id, { doneAt: now });
    return judgement;
  }

  private async cancel(change: EnrollmentChange, act: Act): Promise<Judgement> {
    await destroyPendingToken(change);
    await destroyVerifiers(change);
    await voidInvitations(change.manager, change.row.id, change.now);
    await change.transit('cancel', act.actor);
    return judgementOf(DONE, change.row, await unsentMails(change));
  }

  private async resend(change: EnrollmentChange, act: Act): Promise<Judgement> {
    const { manager, row, now } = change;
    const refusal = await resendRefusal(manager, row, now);
    if (refusal !== null) return judgementOf(refusal, row);
    const sent = { enrollmentId: row.id, generation: row.generation, kind: 'token-issue' as const };
    const { destinationHash, number } = await manager.findOneOrFail(Mail, { where: sent, order: { number: 'DESC' } });
    const policy = await readPolicy(manager, row.serviceId, row.policyVersion);
    if (destinationHash !== null && !(await mailBudgetLeft(manager, destinationHash, policy, now)))
      return judgementOf('BUDGET.MAILS', row);
    await voidInvitations(change.manager, change.row.id, change.now);
    const mail = await queueToTyped(change, 'token-issue');
    await change.record('mail.resent', act.actor, { number: number + 1 });
    return judgementOf(DONE, row, [mail]);
  }

  /** Moves the deadline, in all by no more than the policy allows. One that has passed is not brought back. */
  private async extend(change: EnrollmentChange, act: Act): Promise<Judgement> {
    const { manager, row, now } = change;
    if (row.deadline <= now) return judgementOf('ENROLLMENT.STATE', row);
    const { extensionSeconds } = await readPolicy(manager, row.serviceId, row.policyVersion);
    const seconds = Number(act.payload.seconds);
    if (row.extendedSeconds + seconds > extensionSeconds) return judgementOf('ENROLLMENT.EXTENDED_ENOUGH', row);
    row.extendedSeconds += seconds;
    row.deadline = new Date(row.deadline.getTime() + seconds * 1000);
    await change.record('extended', act.actor, { seconds, ...deadlineOf(row) });
    return judgementOf(DONE, row);
  }

  /** Gives the OTP tries of this generation back; the customer's rolling budget stays. */
  private async unlock(change: EnrollmentChange, act: Act, agreement: EventData): Promise<Judgement> {
    const { manager, row, now } = change;
    if (row.lockedFrom !== EnrollmentState.AWAITING_CONFIRMATION || row.deadline <= now)
      return judgementOf('ENROLLMENT.STATE', row);
    if (row.generation !== act.payload.generation) return judgementOf('ENROLLMENT.SUPERSEDED', row);
    if ((await lockOf(manager, row.id)) !== act.payload.lock) return judgementOf('ENROLLMENT.STATE', row);
    const { otpTries } = await readPolicy(manager, row.serviceId, row.policyVersion);
    const of = { enrollmentId: row.id, generation: row.generation };
    const failed = await manager.countBy(Attempt, { ...of, kind: 'otp', outcome: 'wrong' });
    if (failed + otpTries > FAILED_OTPS_IN_ALL) return judgementOf('ENROLLMENT.UNLOCKED_ENOUGH', row);
    await manager.update(Generation, { enrollmentId: row.id, number: row.generation }, { otpCounted: 0 });
    await change.transit('unlock', act.actor, agreement);
    return judgementOf(DONE, row);
  }

  /** That somebody said so was recorded at intake. */
  private async repudiate(change: EnrollmentChange, act: Act): Promise<Judgement> {
    if (act.payload.generation !== change.row.generation) return judgementOf('ENROLLMENT.SUPERSEDED', change.row);
    return this.cancel(change, act);
  }

  /** What the workflow then does again is its own business. */
  private async retry(change: EnrollmentChange, act: Act): Promise<Judgement> {
    if (change.row.failingSince === null) return judgementOf('ENROLLMENT.STATE', change.row);
    change.row.failingSince = null;
    await change.record('engine.retried', act.actor);
    return judgementOf(DONE, change.row);
  }
}
