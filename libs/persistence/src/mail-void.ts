import { INVITATIONS, TOKEN_NOTICES, UNSENT_MAIL_STATUSES } from '@enrollment/domain';
import { type EntityManager, In } from 'typeorm';
import { Mail } from './entities/mail.entity.js';

const UNSENT = In(UNSENT_MAIL_STATUSES);

/** Mails that ask for what is no longer wanted are not sent any more. Warnings are. */
export async function voidInvitations(manager: EntityManager, enrollmentId: string, now: Date): Promise<void> {
  const where = { enrollmentId, kind: In(INVITATIONS), status: UNSENT };
  await manager.update(Mail, where, { status: 'void', statusAt: now });
}

/** Whoever typed the address is complained of: they hear nothing more of the token. */
export async function voidTypedNotices(manager: EntityManager, enrollmentId: string, now: Date): Promise<void> {
  const where = { enrollmentId, kind: In(TOKEN_NOTICES), recipient: 'typed' as const, status: UNSENT };
  await manager.update(Mail, where, { status: 'void', statusAt: now });
}
