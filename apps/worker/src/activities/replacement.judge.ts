import { CUSTOMER, type ProblemCode, type TryAnswer } from '@enrollment/domain';
import {
  type Attempt,
  changeEnrollment,
  type EnrollmentChange,
  proofsInARow,
  readPolicy,
  Token,
  tellCustomer,
} from '@enrollment/persistence';
import type { Judgement } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { OtpVerifier } from './otp.verifier.js';
import { judgementOf, UNKNOWN } from './step.js';
import { judgedTooLate, lockTry, settleTry } from './try.ledger.js';

/** Judges an OTP of the active token, typed to show that the one who wants it replaced still holds it. */
@Injectable()
export class ReplacementJudge {
  constructor(
    private readonly dataSource: DataSource,
    private readonly verifier: OtpVerifier,
    private readonly clock: WorkerClock,
  ) {}

  async judgeReplacement(enrollmentId: string, attemptId: string): Promise<Judgement> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      const attempt = await lockTry(change.manager, enrollmentId, attemptId);
      if (attempt === null || attempt.kind !== 'replacement-otp') return judgementOf(UNKNOWN, change.row);
      const answer = attempt.answer ?? (await this.judge(change, attempt));
      return judgementOf(answer.code, change.row);
    });
  }

  private async judge(change: EnrollmentChange, attempt: Attempt): Promise<TryAnswer> {
    const { manager, row, now } = change;
    const token = await manager.findOneBy(Token, {
      enrollmentId: row.id,
      generation: attempt.generation,
      status: 'active',
    });
    if (token === null || judgedTooLate(attempt, now))
      return this.giveBack(change, attempt, 'lapsed', 'REPLACEMENT.PROOF_REQUIRED');
    const { verdict, fresh } = await this.verifier.verify(change, token, attempt);
    if (verdict.kind === 'accepted' && !fresh) return this.giveBack(change, attempt, 'replayed', 'OTP.ALREADY_USED');
    if (verdict.kind === 'accepted') {
      await settleTry(manager, attempt, 'right', { code: 'PROVEN' }, now);
      return { code: 'PROVEN' };
    }
    const { otpTries } = await readPolicy(manager, row.serviceId, row.policyVersion);
    const { wrong } = await proofsInARow(manager, attempt);
    const attemptsRemaining = Math.max(0, otpTries - wrong - 1);
    const members: Record<string, number> = {
      attemptsRemaining,
      ...(verdict.kind === 'diagnosed' ? { clockOffsetSeconds: verdict.offsetSeconds } : {}),
    };
    await settleTry(manager, attempt, 'wrong', { code: 'OTP.MISMATCH', members }, now);
    await change.record('confirmation.rejected', CUSTOMER, { ...members, of: 'replacement' });
    // No more than the limit are ever counted, so none waits when none is left.
    if (attemptsRemaining === 0) await tellCustomer(change, token, 'proof-locked');
    return { code: 'OTP.MISMATCH', members };
  }

  /** It was not wrong, and counts for nothing. */
  private async giveBack(
    change: EnrollmentChange,
    attempt: Attempt,
    outcome: 'replayed' | 'lapsed',
    code: ProblemCode,
  ): Promise<TryAnswer> {
    const answer = { code, members: {} };
    await settleTry(change.manager, attempt, outcome, answer, change.now);
    await change.record('confirmation.rejected', CUSTOMER, { code, of: 'replacement' }, attempt.generation);
    return answer;
  }
}
