import type { TokenNoticeKind } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { Customer } from '../entities/customer.entity.js';
import { Generation } from '../entities/generation.entity.js';
import { Mail } from '../entities/mail.entity.js';
import type { Token } from '../entities/token.entity.js';
import { queueMail } from './new-generation.js';

/** The transaction of what is told. */
interface Telling {
  readonly manager: EntityManager;
  readonly now: Date;
}

/** To the address that the bank knows; who typed another one may be whom the reader complains of. */
export async function tellKnown(telling: Telling, token: Token, kind: TokenNoticeKind): Promise<boolean> {
  const { knownMailAddress } = await telling.manager.findOneByOrFail(Customer, { id: token.customerId });
  if (knownMailAddress !== null) await queueNotice(telling, token, { kind, recipient: 'known' });
  return knownMailAddress !== null;
}

/** To the address that the bank knows; where it knows none, to the one by which this token was set up. */
export async function tellCustomer(telling: Telling, token: Token, kind: TokenNoticeKind): Promise<void> {
  if (await tellKnown(telling, token, kind)) return;
  const { enrollmentId, generation: number } = token;
  const { mailAddress } = await telling.manager.findOneByOrFail(Generation, { enrollmentId, number });
  // It is erased by policy while the token lives on.
  if (mailAddress !== null) await queueNotice(telling, token, { kind, recipient: 'typed' });
}

/** The relay finds it by its status. Not counted for its destination: two operators stand between any two of a kind. */
async function queueNotice(
  { manager, now }: Telling,
  { enrollmentId, generation }: Token,
  to: Pick<Mail, 'recipient'> & { readonly kind: TokenNoticeKind },
): Promise<void> {
  const of = { enrollmentId, generation, ...to };
  const number = 1 + (await manager.countBy(Mail, of));
  await queueMail(manager, { ...of, number, destinationHash: null, now });
}
