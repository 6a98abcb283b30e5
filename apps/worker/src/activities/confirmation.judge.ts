import { CUSTOMER, EnrollmentState, type ProblemCode, SYSTEM } from '@enrollment/domain';
import type { OtpVerdict } from '@enrollment/otp';
import {
  type Attempt,
  changeEnrollment,
  type Enrollment,
  type EnrollmentChange,
  eraseHandedOverSeeds,
  Generation,
  isRepudiated,
  readPolicy,
  TOKEN_IN_USE,
  Token,
  voidInvitations,
} from '@enrollment/persistence';
import type { Judgement } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { queueToBoth, queueToTyped, unsentMails } from './mail.queue.js';
import { OtpVerifier } from './otp.verifier.js';
import { destroyVerifiers } from './secret.destruction.js';
import { judgementOf, UNKNOWN } from './step.js';
import { judgedTooLate, lockTry, settleTry, triesLeftAfter } from './try.ledger.js';

/** Why a try can no longer be judged at all; it is given back. */
function lapse({ row, now }: EnrollmentChange, attempt: Attempt): ProblemCode | null {
  if (attempt.generation !== row.generation) return 'ENROLLMENT.SUPERSEDED';
  if (row.state === EnrollmentState.LOCKED) return 'OTP.LOCKED';
  if (row.state !== EnrollmentState.AWAITING_CONFIRMATION || attempt.receivedAt >= row.deadline)
    return 'ENROLLMENT.STATE';
  return judgedTooLate(attempt, now) ? 'TRY.LAPSED' : null;
}

/** Locked, because two operators may resume or revoke it in this very moment. */
function lockTokenInUse(manager: EntityManager, { customerId, serviceId }: Enrollment): Promise<Token | null> {
  return manager.findOne(Token, {
    where: { customerId, serviceId, status: In(TOKEN_IN_USE) },
    lock: { mode: 'pessimistic_write' },
  });
}

@Injectable()
export class ConfirmationJudge {
  constructor(
    private readonly dataSource: DataSource,
    private readonly verifier: OtpVerifier,
    private readonly clock: WorkerClock,
  ) {}

  async judgeConfirmation(enrollmentId: string, attemptId: string): Promise<Judgement> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      const attempt = await lockTry(change.manager, enrollmentId, attemptId);
      if (attempt === null || attempt.kind !== 'otp') return judgementOf(UNKNOWN, change.row);
      if (attempt.answer) return judgementOf(attempt.answer.code, change.row, await unsentMails(change));
      const repudiated = await isRepudiated(change);
      const lapsed = repudiated ? 'ENROLLMENT.STATE' : lapse(change, attempt);
      if (lapsed === null) return this.judge(change, attempt);
      return this.giveBack(change, attempt, 'lapsed', lapsed);
    });
  }

  /** It was not wrong, and counts for nothing. */
  private async giveBack(
    change: EnrollmentChange,
    attempt: Attempt,
    outcome: 'replayed' | 'lapsed',
    code: ProblemCode,
  ): Promise<Judgement> {
    await settleTry(change.manager, attempt, outcome, { code, members: {} }, change.now);
    await change.record('confirmation.rejected', CUSTOMER, { code }, attempt.generation);
    return judgementOf(code, change.row);
  }

  private async judge(change: EnrollmentChange, attempt: Attempt): Promise<Judgement> {
    const { manager, row } = change;
    const token = await manager.findOneByOrFail(Token, {
      enrollmentId: row.id,
      generation: row.generation,
      status: 'pending',
    });
    const { verdict, fresh } = await this.verifier.verify(change, token, attempt);
    if (verdict.kind !== 'accepted') return this.refuse(change, attempt, verdict);
    if (fresh) return this.activate(change, attempt, token);
    return this.giveBack(change, attempt, 'replayed', 'OTP.ALREADY_USED');
  }

  private async refuse(change: EnrollmentChange, attempt: Attempt, verdict: OtpVerdict): Promise<Judgement> {
    const { manager, row, now } = change;
    const { otpTries } = await readPolicy(manager, row.serviceId, row.policyVersion);
    const attemptsRemaining = await triesLeftAfter(manager, attempt, otpTries);
    const members: Record<string, number> = { attemptsRemaining };
    if (verdict.kind === 'diagnosed') {
      const clock = { clockOffsetSeconds: verdict.offsetSeconds };
      await manager.update(Generation, { enrollmentId: row.id, number: row.generation }, clock);
      Object.assign(members, clock);
    }
    await settleTry(manager, attempt, 'wrong', { code: 'OTP.MISMATCH', members }, now);
    await change.record('confirmation.rejected', CUSTOMER, members);
    if (attemptsRemaining > 0) return judgementOf('OTP.MISMATCH', row);
    await change.transit('lockOtp', SYSTEM, { by: 'otp' });
    return judgementOf('OTP.MISMATCH', row, [await queueToTyped(change, 'locked')]);
  }

  /** The old token, if any, works until this very moment and not beyond. */
  private async activate(change: EnrollmentChange, attempt: Attempt, token: Token): Promise<Judgement> {
    const { manager, row, now } = change;
    const old = await lockTokenInUse(manager, row);
    if (old !== null) {
      const ended = { status: 'replaced' as const, sealedSeed: null, suspendedAt: null, endedAt: now };
      await manager.update(Token, old.id, ended);
      await change.record('token.replaced', SYSTEM, { tokenId: old.id });
    }
    await manager.update(Token, token.id, { status: 'active', activatedAt: now });
    await settleTry(manager, attempt, 'right', { code: 'ACTIVATED' }, now);
    await eraseHandedOverSeeds(manager, attempt);
    await destroyVerifiers(change);
    await voidInvitations(change.manager, change.row.id, change.now);
    await change.transit('activate', CUSTOMER, { tokenId: token.id });
    await queueToBoth(change, 'activated');
    return judgementOf('ACTIVATED', row, await unsentMails(change));
  }
}
