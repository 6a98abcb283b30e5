import type { MailStatus } from './mail.js';
import { EnrollmentState, isOpen } from './state.js';

/** Why an enrollment needs somebody to do something. */
export const STUCK_REASONS = [
  'MAIL_NOT_SENT',
  'MAIL_DELAYED',
  'MAIL_BOUNCED',
  'LINK_NOT_OPENED',
  'SETUP_NOT_STARTED',
  'START_PASSWORD_FAILING',
  'START_PASSWORD_LOCKED',
  'CLOCK_SKEW',
  'CONFIRMATION_NOT_STARTED',
  'OTP_FAILING',
  'OTP_LOCKED',
  'EXPIRED_NOT_REISSUED',
  'ENGINE_FAILING',
] as const;
export type StuckReason = (typeof STUCK_REASONS)[number];

/** The durable facts of an enrollment's current generation that say where it stands. */
export interface StuckFacts {
  readonly state: EnrollmentState;
  readonly lockedFrom: EnrollmentState | null;
  readonly updatedAt: Date;
  readonly issuedAt: Date;
  readonly failingSince: Date | null;
  readonly mail: { readonly status: MailStatus; readonly at: Date };
  readonly linkOpenedAt: Date | null;
  readonly provisionedAt: Date | null;
  readonly clockOffsetSeconds: number | null;
  readonly otpPeriodSeconds: number;
  readonly startPassword: { readonly counted: number; readonly lastAt: Date | null };
  readonly otp: { readonly counted: number; readonly lastAt: Date | null };
}

export interface StuckThresholds {
  readonly mailNotSentSeconds: number;
  readonly linkNotOpenedSeconds: number;
  readonly setupNotStartedSeconds: number;
  readonly confirmationNotStartedSeconds: number;
  readonly startPasswordFailing: number;
  readonly otpFailing: number;
}

export const DEFAULT_STUCK_THRESHOLDS: StuckThresholds = {
  mailNotSentSeconds: 600,
  linkNotOpenedSeconds: 6 * 3600,
  setupNotStartedSeconds: 2 * 3600,
  confirmationNotStartedSeconds: 1800,
  startPasswordFailing: 3,
  otpFailing: 2,
};

export interface Stuck {
  readonly reason: StuckReason;
  readonly since: Date;
}

type Candidate = readonly [reason: StuckReason, applies: boolean, since: Date | null];

const after = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);

function beforeProvisioning(facts: StuckFacts, limits: StuckThresholds, now: Date): Candidate[] {
  const { mail, linkOpenedAt, startPassword } = facts;
  const unopened = linkOpenedAt === null;
  const unsentAt = after(facts.issuedAt, limits.mailNotSentSeconds);
  const unopenedAt = after(mail.at, limits.linkNotOpenedSeconds);
  const unstartedAt = linkOpenedAt && after(linkOpenedAt, limits.setupNotStartedSeconds);
  return [
    ['MAIL_BOUNCED', mail.status === 'bounced' && unopened, mail.at],
    ['MAIL_DELAYED', mail.status === 'delayed' && unopened, mail.at],
    ['START_PASSWORD_FAILING', startPassword.counted >= limits.startPasswordFailing, startPassword.lastAt],
    ['MAIL_NOT_SENT', mail.status === 'failed', mail.at],
    ['MAIL_NOT_SENT', (mail.status === 'queued' || mail.status === 'sending') && unsentAt <= now, unsentAt],
    ['LINK_NOT_OPENED', mail.status === 'accepted' && unopened && unopenedAt <= now, unopenedAt],
    ['SETUP_NOT_STARTED', unstartedAt !== null && unstartedAt <= now, unstartedAt],
  ];
}

function afterProvisioning(facts: StuckFacts, limits: StuckThresholds, now: Date): Candidate[] {
  const { provisionedAt, clockOffsetSeconds, otp } = facts;
  const unstartedAt = provisionedAt && after(provisionedAt, limits.confirmationNotStartedSeconds);
  return [
    ['CLOCK_SKEW', Math.abs(clockOffsetSeconds ?? 0) > facts.otpPeriodSeconds, otp.lastAt ?? provisionedAt],
    ['OTP_FAILING', otp.counted >= limits.otpFailing, otp.lastAt],
    ['CONFIRMATION_NOT_STARTED', otp.lastAt === null && unstartedAt !== null && unstartedAt <= now, unstartedAt],
  ];
}

function candidates(facts: StuckFacts, limits: StuckThresholds, now: Date): Candidate[] {
  switch (facts.state) {
    case EnrollmentState.LOCKED: {
      const byOtp = facts.lockedFrom === EnrollmentState.AWAITING_CONFIRMATION;
      return [
        byOtp
          ? ['OTP_LOCKED', true, facts.otp.lastAt ?? facts.updatedAt]
          : ['START_PASSWORD_LOCKED', true, facts.startPassword.lastAt ?? facts.updatedAt],
      ];
    }
    case EnrollmentState.AWAITING_CONFIRMATION:
      return afterProvisioning(facts, limits, now);
    default:
      return beforeProvisioning(facts, limits, now);
  }
}

/** The most pressing reason why an open enrollment is stuck, or null when it only takes its time. */
export function stuckReason(facts: StuckFacts, now: Date, limits = DEFAULT_STUCK_THRESHOLDS): Stuck | null {
  if (!isOpen(facts.state)) return null;
  if (facts.failingSince) return { reason: 'ENGINE_FAILING', since: facts.failingSince };
  const found = candidates(facts, limits, now).find(([, applies]) => applies);
  return found ? { reason: found[0], since: found[2] ?? facts.updatedAt } : null;
}
