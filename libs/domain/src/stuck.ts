import type { MailStatus } from './mail.js';
import { EnrollmentState, isOpen } from './state.js';
import type { StuckReason } from './stuck-reason.js';

/** What the row alone says of where an enrollment stands. */
export interface StuckStanding {
  readonly state: EnrollmentState;
  readonly lockedFrom: EnrollmentState | null;
  readonly failingSince: Date | null;
  /** Since when the workflow itself is at fault; the reconciler says so. */
  readonly processFailingSince: Date | null;
}

/** The durable facts of the current generation that say what it waits for. */
export interface StuckFacts {
  /** The newest token-issue mail. */
  readonly mail: { readonly status: MailStatus; readonly queuedAt: Date; readonly at: Date };
  readonly linkOpenedAt: Date | null;
  readonly provisionedAt: Date | null;
  readonly clockOffsetSeconds: number | null;
  readonly otpPeriodSeconds: number;
  readonly startPassword: Tries;
  readonly otp: Tries;
}

export interface Tries {
  /** Those that turned out wrong and stay counted. */
  readonly wrong: number;
  /** Arrival of the last one that was judged, however it ended. */
  readonly lastAt: Date | null;
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

/** How long somebody who let the deadline pass is worth a call. */
export const EXPIRED_SHOWN_MS = 7 * 86_400_000;

/**
 * Why an enrollment is stuck, or will be when nothing happens before `since`. Once an enrollment's facts stand still
 * only time can make it stuck, and for one reason; so it is enough to look at them when they change.
 */
export interface StuckOutlook {
  readonly reason: StuckReason;
  readonly since: Date;
  /** When it is over by itself; null where somebody has to do something. */
  readonly until: Date | null;
}

const after = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);
const outlook = (reason: StuckReason, since: Date): StuckOutlook => ({ reason, since, until: null });

/** What the row decides alone, seen at `now`; undefined where the generation's facts have to be asked. */
export function outlookOfStanding(row: StuckStanding, now: Date): StuckOutlook | null | undefined {
  const { state, lockedFrom } = row;
  if (state === EnrollmentState.EXPIRED)
    return { reason: 'EXPIRED_NOT_REISSUED', since: now, until: new Date(now.getTime() + EXPIRED_SHOWN_MS) };
  if (!isOpen(state)) return null;
  const failingSince = row.failingSince ?? row.processFailingSince;
  if (failingSince !== null) return outlook('ENGINE_FAILING', failingSince);
  if (state !== EnrollmentState.LOCKED) return undefined;
  const byOtp = lockedFrom === EnrollmentState.AWAITING_CONFIRMATION;
  return outlook(byOtp ? 'OTP_LOCKED' : 'START_PASSWORD_LOCKED', now);
}

function outlookOfMail({ mail }: StuckFacts, limits: StuckThresholds): StuckOutlook {
  switch (mail.status) {
    case 'bounced':
      return outlook('MAIL_BOUNCED', mail.at);
    case 'delayed':
      return outlook('MAIL_DELAYED', mail.at);
    case 'failed':
      return outlook('MAIL_NOT_SENT', mail.at);
    case 'accepted':
    case 'ambiguous':
      return outlook('LINK_NOT_OPENED', after(mail.at, limits.linkNotOpenedSeconds));
    default:
      return outlookOfIssue(limits, mail.queuedAt);
  }
}

function beforeProvisioning(facts: StuckFacts, limits: StuckThresholds, now: Date): StuckOutlook {
  const { mail, linkOpenedAt, startPassword } = facts;
  // Who opened the link has the mail, whatever is said of it afterwards.
  const isLost = linkOpenedAt === null && (mail.status === 'bounced' || mail.status === 'delayed');
  if (!isLost && startPassword.wrong >= limits.startPasswordFailing)
    return outlook('START_PASSWORD_FAILING', startPassword.lastAt ?? now);
  if (linkOpenedAt === null) return outlookOfMail(facts, limits);
  return outlook('SETUP_NOT_STARTED', after(linkOpenedAt, limits.setupNotStartedSeconds));
}

function afterProvisioning(facts: StuckFacts, limits: StuckThresholds, now: Date): StuckOutlook | null {
  const { provisionedAt, otp } = facts;
  const isSkewed = Math.abs(facts.clockOffsetSeconds ?? 0) > facts.otpPeriodSeconds;
  if (isSkewed) return outlook('CLOCK_SKEW', otp.lastAt ?? provisionedAt ?? now);
  if (otp.wrong >= limits.otpFailing) return outlook('OTP_FAILING', otp.lastAt ?? now);
  if (otp.lastAt !== null || provisionedAt === null) return null;
  return outlook('CONFIRMATION_NOT_STARTED', after(provisionedAt, limits.confirmationNotStartedSeconds));
}

/** What an open enrollment's facts, as they stand at `now`, lead to; null when nothing would stop it but its deadline. */
export function outlookOfFacts(
  state: EnrollmentState,
  facts: StuckFacts,
  limits: StuckThresholds,
  now: Date,
): StuckOutlook | null {
  return state === EnrollmentState.AWAITING_CONFIRMATION
    ? afterProvisioning(facts, limits, now)
    : beforeProvisioning(facts, limits, now);
}

/** What every issue and reissue begins with. */
export function outlookOfIssue(limits: StuckThresholds, now: Date): StuckOutlook {
  return outlook('MAIL_NOT_SENT', after(now, limits.mailNotSentSeconds));
}

/** Who is stuck already and gets on no better stays so since the first moment, not since the latest one. */
export function sinceTheFirst(before: StuckOutlook | null, next: StuckOutlook | null, now: Date): StuckOutlook | null {
  const goesOn = before !== null && next !== null && before.reason === next.reason && next.since <= now;
  return goesOn && before.since < next.since ? { ...next, since: before.since } : next;
}

export function isStuckAt({ since, until }: StuckOutlook, now: Date): boolean {
  return since <= now && (until === null || now < until);
}

/** When time alone next changes what `isStuckAt` says; null when only a change of the facts does. */
export function nextStuckTurn({ since, until }: StuckOutlook, now: Date): Date | null {
  if (now < since) return since;
  return until !== null && now < until ? until : null;
}
