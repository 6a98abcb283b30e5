import type { MailKind } from '@enrollment/domain';

export type MailLocale = 'ja' | 'en';
export type Localized = Readonly<Record<MailLocale, string>>;

/** The service that a mail speaks for. */
export interface MailService {
  readonly serviceId: string;
  readonly name: Localized;
  /** A colour like `#0055ad`, for an ornament only; null for none. */
  readonly accent: string | null;
}

interface ServiceMail {
  readonly service: MailService;
}

/** Mails that lead to the phone's set-up. */
export interface SetupMail extends ServiceMail {
  readonly userId: string;
  readonly linkUrl: string;
  readonly deadline: Date;
  /** The page where a person says that this was not them; null where the service has none. */
  readonly notMeUrl: string | null;
}

export interface IssueAskedMail extends ServiceMail {
  readonly askedAt: Date;
  readonly notMeUrl: string | null;
}

export interface OtherDeviceMail extends ServiceMail {
  readonly userId: string;
  readonly attemptedAt: Date;
  readonly notMeUrl: string | null;
}

export interface LockedMail extends ServiceMail {
  readonly userId: string;
  readonly cause: 'start-password' | 'otp';
  /** Null when this token is superseded: the new one has a deadline of its own. */
  readonly deadline: Date | null;
  readonly portalUrl: string;
}

export interface ExpiredMail extends ServiceMail {
  readonly userId: string;
  readonly expiredAt: Date;
  readonly portalUrl: string;
}

export interface ActivatedMail extends ServiceMail {
  readonly activatedAt: Date;
  readonly notMeUrl: string | null;
}

export interface SuspendedMail extends ServiceMail {
  readonly suspendedAt: Date;
}

export interface RepudiatedMail extends ServiceMail {
  readonly reportedAt: Date;
}

export interface ProofLockedMail extends ServiceMail {
  readonly attemptedAt: Date;
}

/** What each mail says. None has a member for a start password, a seed or an OTP. */
export interface MailData extends Record<MailKind, ServiceMail> {
  readonly 'token-issue': SetupMail;
  readonly 'issue-asked': IssueAskedMail;
  readonly reminder: SetupMail;
  readonly 'other-device': OtherDeviceMail;
  readonly locked: LockedMail;
  readonly expired: ExpiredMail;
  readonly activated: ActivatedMail;
  readonly suspended: SuspendedMail;
  readonly repudiated: RepudiatedMail;
  readonly 'proof-locked': ProofLockedMail;
}
