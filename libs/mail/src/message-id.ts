import { createHash } from 'node:crypto';
import type { MailKind, MailRecipient } from '@enrollment/domain';

/** What makes a mail the same mail, however often its sending is tried. */
export interface MailIdentity {
  readonly enrollmentId: string;
  readonly generation: number;
  readonly kind: MailKind;
  /** 1 for the first mail of its kind and generation, +1 for each resend. */
  readonly number: number;
  readonly recipient: MailRecipient;
}

/** The Message-ID (RFC 5322 §3.6.4); hashed, so that it says nothing about an enrollment to a reader. */
export function messageId(mail: MailIdentity, domain: string): string {
  const { enrollmentId, generation, kind, number, recipient } = mail;
  const parts = JSON.stringify([enrollmentId, generation, kind, number, recipient]);
  return `<${createHash('sha256').update(parts).digest('hex').slice(0, 40)}@${domain}>`;
}
