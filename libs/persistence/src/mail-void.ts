import { INVITATIONS } from '@enrollment/domain';
import { type EntityManager, In } from 'typeorm';
import { Mail } from './entities/mail.entity.js';

/** Mails that ask for what is no longer wanted are not sent any more. Warnings are. */
export async function voidInvitations(manager: EntityManager, enrollmentId: string, now: Date): Promise<void> {
  await manager.update(
    Mail,
    { enrollmentId, kind: In(INVITATIONS), status: In(['queued', 'sending', 'ambiguous']) },
    { status: 'void', statusAt: now },
  );
}
