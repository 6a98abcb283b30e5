import type { TokenNoticeKind } from '@enrollment/domain';
import { Generation } from '../entities/generation.entity.js';
import { Mail } from '../entities/mail.entity.js';
import type { Token } from '../entities/token.entity.js';
import type { TokenChange } from '../token-change.js';
import { queueMail } from './new-generation.js';

/** To the address that the bank knew; who typed the other one may be whom the reader complains of. */
export async function tellKnown(change: TokenChange, token: Token, kind: TokenNoticeKind): Promise<void> {
  if (change.customer.knownMailAddress !== null) await queueNotice(change, token, { kind, recipient: 'known' });
}

/** To the address typed and to the one that the bank knew, once where they are the same. */
export async function tellBoth(change: TokenChange, token: Token, kind: TokenNoticeKind): Promise<void> {
  const { enrollmentId, generation: number } = token;
  const { mailAddress } = await change.manager.findOneByOrFail(Generation, { enrollmentId, number });
  // The one typed is erased by policy while the token lives on.
  if (mailAddress !== null) await queueNotice(change, token, { kind, recipient: 'typed' });
  if (mailAddress !== change.customer.knownMailAddress) await tellKnown(change, token, kind);
}

/** The relay finds it by its status. Not counted for its destination: two operators stand between any two of a kind. */
async function queueNotice(
  { manager, now }: TokenChange,
  { enrollmentId, generation }: Token,
  to: Pick<Mail, 'recipient'> & { readonly kind: TokenNoticeKind },
): Promise<void> {
  const of = { enrollmentId, generation, ...to };
  const number = 1 + (await manager.countBy(Mail, of));
  await queueMail(manager, { ...of, number, destinationHash: null, now });
}
