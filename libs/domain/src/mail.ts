/** The mails of the product. */
export const MAIL_KINDS = [
  'token-issue',
  'issue-asked',
  'reminder',
  'other-device',
  'locked',
  'expired',
  'activated',
  'suspended',
  'repudiated',
  'proof-locked',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Mails that ask for something, where all others tell. */
export const INVITATIONS = ['token-issue', 'reminder'] as const satisfies readonly MailKind[];

export function isInvitation(kind: MailKind): boolean {
  return (INVITATIONS as readonly MailKind[]).includes(kind);
}

/** Mails about a token in use: the enrollment that made it has ended, and its workflow sends nothing any more. */
export const TOKEN_NOTICES = ['suspended', 'repudiated', 'proof-locked'] as const satisfies readonly MailKind[];
export type TokenNoticeKind = (typeof TOKEN_NOTICES)[number];

/** Mails with a way to say "this was not me", and what that puts an end to. */
const NOT_ME_MAILS: Partial<Record<MailKind, 'generation' | 'token'>> = {
  'token-issue': 'generation',
  'issue-asked': 'generation',
  reminder: 'generation',
  'other-device': 'generation',
  activated: 'token',
};

/** What "this was not me" from such a mail puts an end to; undefined where it has no such link. */
export function repudiatedBy(kind: MailKind): 'generation' | 'token' | undefined {
  return NOT_ME_MAILS[kind];
}

/** A report comes from the mail that a person has just read, or from one they find later. */
export const NOT_ME_VALID_MS = 30 * 86_400_000;

/** Whose address: the one typed at the issue, or the one the bank knew before. */
export type MailRecipient = 'typed' | 'known';

/** Where a mail is on its way; `ambiguous` means that the answer after DATA was lost (RFC 5321 §4.2.5). */
export const MAIL_STATUSES = [
  'queued',
  'sending',
  'ambiguous',
  'accepted',
  'delayed',
  'bounced',
  'failed',
  'void',
] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** Of a mail that is to be sent, once or once more. */
export const UNSENT_MAIL_STATUSES = ['queued', 'sending', 'ambiguous'] as const satisfies readonly MailStatus[];

export function isUnsent(status: MailStatus): boolean {
  return (UNSENT_MAIL_STATUSES as readonly MailStatus[]).includes(status);
}

/** What a mail server that took a mail may report of it later (RFC 3464 §2.3.3). */
export type DeliveryFailure = 'bounced' | 'delayed';

const REPORTED_AFTER: Record<DeliveryFailure, readonly MailStatus[]> = {
  // Also while our own side of the dialogue has not ended: a report proves that the mail was taken.
  bounced: ['sending', 'ambiguous', 'accepted', 'delayed'],
  delayed: ['ambiguous', 'accepted'],
};

/** Whether a report tells of a mail what was not known: a bounce is the last word, a void mail nobody waits for. */
export function isNews(report: DeliveryFailure, status: MailStatus): boolean {
  return REPORTED_AFTER[report].includes(status);
}

/** What the customer reads. An ambiguous sending is never shown as failed. */
export type ShownMailStatus = 'sending' | 'accepted' | 'delayed' | 'bounced' | 'failed';

export function shownMailStatus(status: MailStatus): ShownMailStatus {
  if (status === 'queued' || status === 'sending' || status === 'void') return 'sending';
  return status === 'ambiguous' ? 'accepted' : status;
}
