import type { Token } from '@enrollment/persistence';
import { z } from 'zod';
import { reasonSchema } from '../reason.schema.js';

export const suspensionBody = z.strictObject({ reason: reasonSchema });
export type SuspensionBody = z.output<typeof suspensionBody>;

const time = z.iso.datetime();

/** Where an act has left the token. */
export const tokenSchema = z.strictObject({
  id: z.uuid(),
  serviceId: z.string(),
  customerId: z.uuid(),
  status: z.enum(['pending', 'active', 'suspended', 'replaced', 'revoked', 'void']),
  suspendedAt: time.nullable(),
  endedAt: time.nullable(),
});
export type TokenView = z.output<typeof tokenSchema>;

/** What leaves the server of a token. */
export function tokenView({ id, serviceId, customerId, status, suspendedAt, endedAt }: Token): TokenView {
  const ended = endedAt?.toISOString() ?? null;
  return { id, serviceId, customerId, status, suspendedAt: suspendedAt?.toISOString() ?? null, endedAt: ended };
}
