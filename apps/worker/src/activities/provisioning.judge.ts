import {
  DEVICE,
  EnrollmentState,
  mayTransit,
  type ProblemCode,
  type ProvisioningRequest,
  SYSTEM,
  type TryAnswer,
} from '@enrollment/domain';
import {
  Attempt,
  changeEnrollment,
  type EnrollmentChange,
  Generation,
  Mail,
  readPolicy,
  Token,
} from '@enrollment/persistence';
import type { Judgement } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { WorkerKeys } from '../worker-keys.js';
import { queueToTyped, unsentMails } from './mail.queue.js';
import { judgementOf, UNKNOWN } from './step.js';
import { TokenIssuer } from './token.issuer.js';
import { lockTry, settleTry, triesLeftAfter } from './try.ledger.js';

const TOLD_AT_MOST_EVERY_MS = 3_600_000;

/** The start password is sealed but not hashed yet: the activity that does it comes first. */
class NotPreparedYet extends Error {
  override readonly name = 'NotPreparedYet';
}

interface Judged {
  readonly answer: TryAnswer;
  readonly mails?: readonly string[];
}

function refusal(code: ProblemCode, members: Record<string, string | number> = {}): Judged {
  return { answer: { code, members } };
}

@Injectable()
export class ProvisioningJudge {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: WorkerKeys,
    private readonly issuer: TokenIssuer,
    private readonly clock: WorkerClock,
  ) {}

  /** Judges a start-password try. The slow hash is compared outside the transaction. */
  async judgeProvisioning(enrollmentId: string, attemptId: string): Promise<Judgement> {
    const attempt = await this.dataSource.manager.findOneBy(Attempt, {
      id: attemptId,
      enrollmentId,
      kind: 'start-password',
    });
    const right = attempt?.sealedSecret ? await this.isRight(attempt, attempt.sealedSecret) : false;
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      const locked = attempt && (await lockTry(change.manager, enrollmentId, attemptId));
      if (!locked) return judgementOf(UNKNOWN, change.row);
      if (locked.answer) return judgementOf(locked.answer.code, change.row, await unsentMails(change));
      const { answer, mails } = right ? await this.afterRight(change, locked) : await this.afterWrong(change, locked);
      return judgementOf(answer.code, change.row, mails);
    });
  }

  private async isRight(attempt: Attempt, sealedSecret: string): Promise<boolean> {
    const { enrollmentId, generation: number } = attempt;
    const generation = await this.dataSource.manager.findOneByOrFail(Generation, { enrollmentId, number });
    if (generation.sealedStartPassword !== null) throw new NotPreparedYet();
    const context = { purpose: 'start-password-try', id: attempt.id };
    const startPassword = await this.keys.open(sealedSecret, context);
    return this.keys.hasher.verify(generation.startPasswordVerifier, startPassword, generation.id);
  }

  private async afterWrong(change: EnrollmentChange, attempt: Attempt): Promise<Judged> {
    const { manager, row, now } = change;
    const { startPasswordTries } = await readPolicy(manager, row.serviceId, row.policyVersion);
    const attemptsRemaining = await triesLeftAfter(manager, attempt, startPasswordTries);
    const judged = refusal('PROVISIONING.REFUSED', { attemptsRemaining });
    await settleTry(manager, attempt, 'wrong', judged.answer, now);
    await change.record('provisioning.rejected', DEVICE, { attemptsRemaining }, attempt.generation);
    const locks =
      attemptsRemaining === 0 && attempt.generation === row.generation && mayTransit('lockStartPassword', row.state);
    if (!locks) return judged;
    await change.transit('lockStartPassword', SYSTEM, { by: 'start-password' });
    return { ...judged, mails: [await queueToTyped(change, 'locked')] };
  }

  private async afterRight(change: EnrollmentChange, attempt: Attempt): Promise<Judged> {
    const judged = await this.judgeRight(change, attempt);
    const { code } = judged.answer;
    await settleTry(change.manager, attempt, 'right', judged.answer, change.now);
    if (code !== 'PROVISIONED') await change.record('provisioning.rejected', DEVICE, { code }, attempt.generation);
    return judged;
  }

  private async judgeRight(change: EnrollmentChange, attempt: Attempt): Promise<Judged> {
    const { row } = change;
    const request = attempt.request as ProvisioningRequest;
    if (attempt.generation !== row.generation) return refusal('ENROLLMENT.SUPERSEDED');
    if (row.state === EnrollmentState.EXPIRED || attempt.receivedAt >= row.deadline)
      return refusal('ENROLLMENT.EXPIRED');
    const token = await change.manager.findOneBy(Token, {
      enrollmentId: row.id,
      generation: row.generation,
      status: 'pending',
    });
    if (token === null) return this.judgeFirstDevice(change, attempt, request);
    if (token.deviceThumbprint !== request.device.thumbprint) return this.refuseOtherDevice(change);
    return { answer: await this.issuer.answerAgain(change, token, request) };
  }

  private async judgeFirstDevice(
    change: EnrollmentChange,
    attempt: Attempt,
    request: ProvisioningRequest,
  ): Promise<Judged> {
    if (!mayTransit('provision', change.row.state)) return refusal('PROVISIONING.LOCKED');
    if (await this.issuer.isFull(change, request)) return refusal('DEVICE.ALREADY_HAS_TOKEN');
    return { answer: await this.issuer.issue(change, attempt, request) };
  }

  private async refuseOtherDevice(change: EnrollmentChange): Promise<Judged> {
    const { manager, row, now } = change;
    const createdAt = MoreThan(new Date(now.getTime() - TOLD_AT_MOST_EVERY_MS));
    const told = await manager.existsBy(Mail, { enrollmentId: row.id, kind: 'other-device', createdAt });
    const mails = told ? [] : [await queueToTyped(change, 'other-device')];
    return { ...refusal('PROVISIONING.OTHER_DEVICE'), mails };
  }
}
