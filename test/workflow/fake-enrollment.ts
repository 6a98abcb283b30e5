import { type EnrollmentState, isOpen } from '@enrollment/domain';
import type { EnrollmentActivities, Judgement, Step } from '@enrollment/workflows';
import { ApplicationFailure } from '@temporalio/common';

const HOUR = 3_600_000;

const ACTS_THAT_MOVE: Readonly<Record<string, EnrollmentState>> = {
  cancel: 'CANCELLED',
  repudiate: 'CANCELLED',
  unlock: 'AWAITING_CONFIRMATION',
};

/** A row and the activities on it, in memory: what the workflow is told, without the work behind it. */
export class FakeEnrollment implements EnrollmentActivities {
  state: EnrollmentState = 'ISSUING';
  generation = 1;
  version = 1;
  failing = false;
  reminderAt: number | null;
  deadline: number;
  readonly calls: string[] = [];
  /** Activities that fail beyond repair until they are taken out. */
  readonly broken = new Set<keyof EnrollmentActivities>();
  /** Activities that fail for as long as they are in here, as without the database. */
  readonly troubled = new Set<keyof EnrollmentActivities>();
  mailServerIsUp = true;
  /** What happens between the sending of mails and its answer. */
  beforeDeliveryAnswers: () => Promise<void> = async () => undefined;
  /** How far this side's clock is behind the server's. */
  lagMs = 0;

  constructor(
    private readonly now: () => Promise<number>,
    start: number,
  ) {
    this.reminderAt = start + 12 * HOUR;
    this.deadline = start + 24 * HOUR;
  }

  async prepareGeneration(): Promise<Step> {
    this.enter('prepareGeneration');
    return this.step([`token-issue-${this.generation}`]);
  }

  async judgeProvisioning(_: string, attemptId: string): Promise<Judgement> {
    this.enter('judgeProvisioning');
    if (!isOpen(this.state)) return this.judgement('ENROLLMENT.STATE');
    if (!attemptId.startsWith('right')) return this.judgement('PROVISIONING.REFUSED');
    this.reminderAt = null;
    this.deadline = (await this.now()) + 24 * HOUR;
    return this.move('AWAITING_CONFIRMATION', 'PROVISIONED');
  }

  async judgeConfirmation(_: string, attemptId: string): Promise<Judgement> {
    this.enter('judgeConfirmation');
    if (attemptId === 'last-wrong-otp') return this.move('LOCKED', 'OTP.MISMATCH', ['locked']);
    if (!attemptId.startsWith('right')) return this.judgement('OTP.MISMATCH');
    return this.move('ACTIVE', 'ACTIVATED', ['activated']);
  }

  judgeReplacement(enrollmentId: string, attemptId: string): Promise<Judgement> {
    return this.judgeConfirmation(enrollmentId, attemptId);
  }

  async passDueMoment(_: string, dueAt: number): Promise<Step> {
    this.enter('passDueMoment');
    const now = Math.max((await this.now()) - this.lagMs, dueAt);
    if (now >= this.deadline && isOpen(this.state)) return this.move('EXPIRED', '', ['expired']);
    if (this.reminderAt === null || now < this.reminderAt) return this.step();
    this.reminderAt = null;
    return this.step(['reminder']);
  }

  async carryOutAct(_: string, actId: string): Promise<Judgement> {
    this.enter('carryOutAct');
    if (actId === 'retry') this.failing = false;
    if (actId === 'extend') this.deadline += 24 * HOUR;
    const to = ACTS_THAT_MOVE[actId];
    return to === undefined ? this.moved('DONE') : this.move(to, 'DONE');
  }

  async markFailing(_: string, failing: boolean): Promise<Step> {
    this.enter('markFailing');
    this.failing = failing;
    this.version += 1;
    return this.step();
  }

  async deliverMails(_: string, mails: readonly string[]): Promise<Step> {
    this.enter('deliverMails');
    if (!this.mailServerIsUp) throw ApplicationFailure.retryable('away', 'MailServerAway');
    this.calls.push(...mails.map((mail) => `sent ${mail}`));
    if (this.state === 'ISSUING') this.move('AWAITING_PROVISIONING', '');
    const happens = this.beforeDeliveryAnswers;
    this.beforeDeliveryAnswers = async () => undefined;
    await happens();
    return this.step();
  }

  async giveUpMails(_: string, mails: readonly string[]): Promise<Step> {
    this.enter('giveUpMails');
    this.calls.push(...mails.map((mail) => `gave up ${mail}`));
    return this.step();
  }

  /** What a face does at a reissue, before it signals. */
  reissue(now: number): void {
    this.generation += 1;
    this.reminderAt = now + 12 * HOUR;
    this.deadline = now + 24 * HOUR;
    this.move('ISSUING', '');
  }

  private enter(activity: keyof EnrollmentActivities): void {
    this.calls.push(activity);
    if (this.troubled.has(activity)) throw ApplicationFailure.retryable('away', 'Away');
    if (this.broken.has(activity)) throw ApplicationFailure.nonRetryable('broken', 'Broken');
  }

  private move(state: EnrollmentState, code: string, mails: string[] = []): Judgement {
    this.state = state;
    this.version += 1;
    return this.judgement(code, mails);
  }

  /** The row has changed, its state has not. */
  private moved(code: string): Judgement {
    return this.move(this.state, code);
  }

  private judgement(code: string, mails: string[] = []): Judgement {
    return { ...this.step(mails), code };
  }

  private step(mails: string[] = []): Step {
    const dueAt = Math.min(this.reminderAt ?? this.deadline, this.deadline);
    const standing = { state: this.state, generation: this.generation, dueAt };
    return { version: this.version, standing, failing: this.failing, mails };
  }
}
