import type { CaseSeen } from '@enrollment/persistence';
import { z } from 'zod';

const time = z.iso.datetime();

export const caseSchema = z.strictObject({
  id: z.uuid(),
  serviceId: z.string(),
  customerId: z.uuid(),
  loginId: z.string(),
  tokenId: z.uuid(),
  /** What is to be resumed or revoked afterwards. */
  tokenInUseId: z.uuid().nullable(),
  /** Whose mail said so; null when the customer did, logged in. */
  recipient: z.enum(['typed', 'known']).nullable(),
  openedAt: time,
  closedAt: time.nullable(),
});
export type CaseView = z.output<typeof caseSchema>;

/** What leaves the server of a case. */
export function caseView({ openedAt, closedAt, ...seen }: CaseSeen): CaseView {
  const { id, serviceId, customerId, loginId, tokenId, tokenInUseId, recipient } = seen;
  const times = { openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
  return { id, serviceId, customerId, loginId, tokenId, tokenInUseId, recipient, ...times };
}

export const openCasesSchema = z.strictObject({ items: z.array(caseSchema) });
export type OpenCases = z.output<typeof openCasesSchema>;
