import type { MailKind } from '@enrollment/domain';
import type { LockedMail, MailLocale } from '../mail-data.js';

/** What every mail has. `service` is the service's name in the catalogue's language. */
export interface MailText {
  subject(service: string): string;
  readonly title: string;
  lead(service: string): string;
}

export interface SetupText extends MailText {
  readonly action: string;
  readonly steps: readonly string[];
}

/** One text a sentence or label, in one language. */
export interface MailTexts {
  readonly locale: MailLocale;
  /** A moment or a deadline, in phrases that no line end may cut. */
  moment(at: Date): readonly string[];
  until(at: Date): readonly string[];
  readonly labels: Readonly<
    Record<
      | 'serviceId'
      | 'userId'
      | 'deadline'
      | 'askedAt'
      | 'attemptedAt'
      | 'expiredAt'
      | 'activatedAt'
      | 'suspendedAt'
      | 'reportedAt',
      string
    >
  >;
  readonly linkInWords: string;
  readonly openPortal: string;
  readonly reportNotMe: string;
  callBank(service: string): string;
  readonly footer: {
    sender(service: string): string;
    readonly neverAsked: string;
  };
  readonly mails: {
    readonly 'token-issue': SetupText & { readonly notMe: string };
    readonly reminder: SetupText & { readonly notMe: string };
    readonly 'issue-asked': MailText & { readonly wasMe: string; readonly notMe: string };
    readonly 'other-device': MailText & { readonly wasMe: string; readonly notMe: string };
    readonly locked: MailText & { readonly next: Readonly<Record<LockedMail['cause'], string>> };
    readonly expired: MailText & { readonly next: string };
    readonly activated: MailText & { readonly notMe: string };
    readonly suspended: MailText & { next(service: string): string };
    readonly repudiated: MailText & { next(service: string): string; notReported(service: string): string };
    readonly 'proof-locked': MailText & { next(service: string): string; notMe(service: string): string };
  } & Readonly<Record<MailKind, MailText>>;
}
