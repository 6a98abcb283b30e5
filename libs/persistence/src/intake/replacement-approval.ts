import { APPROVAL_VALID_MS, Refusal } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { Approval } from '../entities/approval.entity.js';
import { tokenStandingSql } from '../token-standing.query.js';

/** Of the token that the customer has now, and of no earlier one, as it stands now. */
const VALID = `
  SELECT a.id FROM approval a
  JOIN token t ON t.id::text = a.payload ->> 'tokenId' AND t.customer_id = a.customer_id
  WHERE a.target_id = $1 AND a.kind = 'replace' AND t.status IN ('active', 'suspended')
    AND a.approved_at IS NOT NULL AND a.used_at IS NULL AND a.ended_at IS NULL AND a.requested_at > $2
    AND (a.payload ->> 'standing')::int = ${tokenStandingSql('a.customer_id')}
  ORDER BY a.requested_at`;

const oldest = (now: Date): Date => new Date(now.getTime() - APPROVAL_VALID_MS);

/** Whether two operators have approved that a customer replaces the present token without an OTP of it. */
export async function mayReplaceByApproval(manager: EntityManager, customerId: string, now: Date): Promise<boolean> {
  return (await manager.query<unknown[]>(VALID, [customerId, oldest(now)])).length > 0;
}

/**
 * Uses that approval up, within the transaction of the issue.
 * @throws Refusal REPLACEMENT.PROOF_REQUIRED when there is none any more
 */
export async function useReplacementApproval(manager: EntityManager, customerId: string, now: Date): Promise<Approval> {
  const [valid] = await manager.query<{ id: string }[]>(`${VALID} FOR UPDATE OF a`, [customerId, oldest(now)]);
  if (valid === undefined) throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
  await manager.update(Approval, valid.id, { usedAt: now });
  return manager.findOneByOrFail(Approval, { id: valid.id });
}
