import { type MailKind, UNSENT_MAIL_STATUSES } from '@enrollment/domain';
import { Customer, type EnrollmentChange, Generation, Mail, queueMail } from '@enrollment/persistence';
import { In } from 'typeorm';

/** Puts a mail to the address typed into the ledger, with the next number of its kind and generation. */
export async function queueToTyped(change: EnrollmentChange, kind: MailKind): Promise<string> {
  const { manager, row, now } = change;
  const of = { enrollmentId: row.id, generation: row.generation, kind };
  const number = 1 + (await manager.countBy(Mail, { ...of, recipient: 'typed' }));
  const first = await manager.findOneBy(Mail, {
    enrollmentId: row.id,
    generation: row.generation,
    kind: 'token-issue',
    number: 1,
  });
  return queueMail(manager, {
    ...of,
    number,
    recipient: 'typed',
    destinationHash: first?.destinationHash ?? null,
    now,
  });
}

/** Tells both the address typed and the one that the bank knew, where they differ. */
export async function queueToBoth(change: EnrollmentChange, kind: MailKind): Promise<void> {
  const { manager, row, now } = change;
  await queueToTyped(change, kind);
  const { knownMailAddress } = await manager.findOneByOrFail(Customer, { id: row.customerId });
  const { mailAddress } = await manager.findOneByOrFail(Generation, { enrollmentId: row.id, number: row.generation });
  if (knownMailAddress === null || knownMailAddress === mailAddress) return;
  const mail = { enrollmentId: row.id, generation: row.generation, kind, number: 1, recipient: 'known' as const };
  await queueMail(manager, { ...mail, destinationHash: null, now });
}

/**
 * All mails of the enrollment that still wait to be sent. An activity that runs again, since its answer was lost, names
 * them once more: nobody else would.
 */
export async function unsentMails({ manager, row }: EnrollmentChange): Promise<string[]> {
  const mails = await manager.find(Mail, {
    select: { id: true },
    where: { enrollmentId: row.id, status: In(UNSENT_MAIL_STATUSES) },
    order: { createdAt: 'ASC', recipient: 'DESC' },
  });
  return mails.map(({ id }) => id);
}
