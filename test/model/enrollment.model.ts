import type { EnrollmentState } from '@enrollment/domain';

export const POLICY = {
  provisioningDeadlineSeconds: 3600,
  confirmationDeadlineSeconds: 3600,
  businessDayEnd: null,
  startPasswordTries: 3,
  startPasswordTriesPerDay: 50,
  otpTries: 3,
  otpTriesPerDay: 50,
  issuesPerDay: 20,
  mailsPerDestinationPerDay: 50,
  resendsPerGeneration: 2,
  resendIntervalSeconds: 10,
  replacementProof: 'none',
  extensionSeconds: 1200,
} as const;

const DEADLINE = 3600;
const EXTENSION = 600;
const OPEN: readonly string[] = ['ISSUING', 'AWAITING_PROVISIONING', 'AWAITING_CONFIRMATION', 'LOCKED'];

/** What a phone is given to type in: IDs and start password of one generation, and how often it was typed wrongly. */
interface Pair {
  readonly enrollment: Enrollment;
  readonly generation: number;
  wrong: number;
}

interface Enrollment {
  state: EnrollmentState;
  lockedFrom: EnrollmentState | null;
  generation: number;
  otpWrong: number;
  resends: number;
  mail: 'waiting' | 'accepted' | 'bounced';
  /** The phone that holds the token. */
  phone: number | null;
  /** In seconds of the model's own time. */
  deadline: number;
  extended: number;
}

/** What the product promises of one customer, as simply as it can be said. Each act answers with the code that is due. */
export class EnrollmentModel {
  now = 0;
  mood: 'taking' | 'away' | 'refusing' = 'taking';
  readonly pairs: Pair[] = [];
  latest: Enrollment | null = null;
  activations = 0;

  get isOpen(): boolean {
    return this.latest !== null && OPEN.includes(this.latest.state);
  }

  issue(): string {
    if (this.isOpen) return 'ENROLLMENT.ALREADY_OPEN';
    this.latest = {
      state: 'ISSUING',
      lockedFrom: null,
      generation: 0,
      otpWrong: 0,
      resends: 0,
      mail: 'waiting',
      phone: null,
      deadline: 0,
      extended: 0,
    };
    this.begin(this.latest);
    return 'OK';
  }

  reissue(): string {
    if (this.latest === null || !this.isOpen) return 'ENROLLMENT.STATE';
    this.begin(this.latest);
    return 'OK';
  }

  cancel(done: 'OK' | 'DONE'): string {
    if (this.latest === null || !this.isOpen) return 'ENROLLMENT.STATE';
    this.enter(this.latest, 'CANCELLED');
    return done;
  }

  resend(): string {
    const { latest } = this;
    if (latest === null || !this.awaitsPhone(latest)) return 'ENROLLMENT.STATE';
    if (latest.resends >= POLICY.resendsPerGeneration) return 'MAIL.RESENDS_USED_UP';
    latest.resends += 1;
    this.mail(latest);
    return 'OK';
  }

  extend(): string {
    if (this.latest === null || !this.isOpen) return 'ENROLLMENT.STATE';
    if (this.latest.extended + EXTENSION > POLICY.extensionSeconds) return 'ENROLLMENT.EXTENDED_ENOUGH';
    this.latest.extended += EXTENSION;
    this.latest.deadline += EXTENSION;
    return 'DONE';
  }

  unlock(): string {
    const { latest } = this;
    if (latest?.state !== 'LOCKED' || latest.lockedFrom !== 'AWAITING_CONFIRMATION') return 'ENROLLMENT.STATE';
    this.enter(latest, 'AWAITING_CONFIRMATION');
    latest.otpWrong = 0;
    return 'DONE';
  }

  confirm(isRight: boolean): string {
    const { latest } = this;
    if (latest === null || !this.isOpen) return 'ENROLLMENT.STATE';
    const stage = latest.lockedFrom ?? latest.state;
    if (stage !== 'AWAITING_CONFIRMATION') return 'ENROLLMENT.NOT_PROVISIONED';
    if (latest.state === 'LOCKED') return 'OTP.LOCKED';
    if (isRight) {
      this.enter(latest, 'ACTIVE');
      this.activations += 1;
      return 'OK';
    }
    latest.otpWrong += 1;
    if (latest.otpWrong === POLICY.otpTries) this.enter(latest, 'LOCKED');
    return 'OTP.MISMATCH';
  }

  provision(pair: Pair, phone: number, isRight: boolean): string {
    const { enrollment } = pair;
    const isCurrent = pair.generation === enrollment.generation;
    if (pair.wrong === POLICY.startPasswordTries) return 'PROVISIONING.LOCKED';
    if (!isRight || enrollment.state === 'ACTIVE' || enrollment.state === 'CANCELLED') {
      pair.wrong += 1;
      const isLast = pair.wrong === POLICY.startPasswordTries;
      if (isLast && isCurrent && this.awaitsPhone(enrollment)) this.enter(enrollment, 'LOCKED');
      return 'PROVISIONING.REFUSED';
    }
    if (!isCurrent) return 'ENROLLMENT.SUPERSEDED';
    if (enrollment.state === 'EXPIRED') return 'ENROLLMENT.EXPIRED';
    if (enrollment.phone !== null) return enrollment.phone === phone ? 'OK' : 'PROVISIONING.OTHER_DEVICE';
    enrollment.phone = phone;
    enrollment.deadline = this.now + DEADLINE;
    this.enter(enrollment, 'AWAITING_CONFIRMATION');
    return 'OK';
  }

  /** The mail server behaves so from now on; what waits for it is tried again. */
  mailServer(mood: EnrollmentModel['mood']): void {
    this.mood = mood;
    if (this.latest !== null && this.latest.mail === 'waiting' && this.awaitsPhone(this.latest)) this.mail(this.latest);
  }

  pass(seconds: number): void {
    this.now += seconds;
    if (this.latest !== null && this.isOpen && this.now >= this.latest.deadline) this.enter(this.latest, 'EXPIRED');
  }

  private begin(enrollment: Enrollment): void {
    const generation = enrollment.generation + 1;
    Object.assign(enrollment, { generation, otpWrong: 0, resends: 0, phone: null, deadline: this.now + DEADLINE });
    this.pairs.push({ enrollment, generation, wrong: 0 });
    this.enter(enrollment, 'ISSUING');
    this.mail(enrollment);
  }

  private mail(enrollment: Enrollment): void {
    enrollment.mail = ({ taking: 'accepted', away: 'waiting', refusing: 'bounced' } as const)[this.mood];
    if (enrollment.mail === 'accepted' && enrollment.state === 'ISSUING')
      this.enter(enrollment, 'AWAITING_PROVISIONING');
  }

  private awaitsPhone({ state }: Enrollment): boolean {
    return state === 'ISSUING' || state === 'AWAITING_PROVISIONING';
  }

  private enter(enrollment: Enrollment, state: EnrollmentState): void {
    enrollment.lockedFrom = state === 'LOCKED' ? enrollment.state : null;
    enrollment.state = state;
  }
}
