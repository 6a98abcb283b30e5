/** The mails of the product. */
export const MAIL_KINDS = [
  'token-issue',
  'issue-asked',
  'reminder',
  'other-device',
  'locked',
  'expired',
  'activated',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

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

/** What the customer reads. An ambiguous sending is never shown as failed. */
export type ShownMailStatus = 'sending' | 'accepted' | 'delayed' | 'bounced' | 'failed';

export function shownMailStatus(status: MailStatus): ShownMailStatus {
  if (status === 'queued' || status === 'sending' || status === 'void') return 'sending';
  return status === 'ambiguous' ? 'accepted' : status;
}
