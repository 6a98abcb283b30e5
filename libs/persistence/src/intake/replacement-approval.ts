import { APPROVAL_VALID_MS, Refusal } from '@enrollment/domain';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { findApprovalTarget } from '../approval-target.query.js';
import { Approval } from '../entities/approval.entity.js';
import { type ApprovalTarget, approvalFault, spendApproval } from './approval.js';

/** Of the token that the customer has now, and of no earlier one, as it stands now. */
async function presentTarget(manager: EntityManager, targetId: string): Promise<ApprovalTarget | undefined> {
  const { payload } = (await findApprovalTarget(manager, 'replace', targetId)) ?? {};
  return payload == null ? undefined : { kind: 'replace', targetId, payload };
}

async function findReplacementApproval(
  manager: EntityManager,
  customerId: string,
  now: Date,
  lock?: { readonly mode: 'pessimistic_write' },
): Promise<Approval | undefined> {
  const about = await presentTarget(manager, customerId);
  if (about === undefined) return undefined;
  const requestedAt = MoreThan(new Date(now.getTime() - APPROVAL_VALID_MS));
  const approvals = await manager.find(Approval, {
    where: { targetId: customerId, kind: about.kind, usedAt: IsNull(), endedAt: IsNull(), requestedAt },
    order: { requestedAt: 'ASC' },
    ...(lock === undefined ? {} : { lock }),
  });
  return approvals.find((approval) => approvalFault(approval, about, now) === null);
}

/** Whether two operators have approved that a customer replaces the present token without an OTP of it. */
export async function mayReplaceByApproval(manager: EntityManager, customerId: string, now: Date): Promise<boolean> {
  return (await findReplacementApproval(manager, customerId, now)) !== undefined;
}

/**
 * Uses that approval up, within the transaction of the issue.
 * @throws Refusal REPLACEMENT.PROOF_REQUIRED when there is none any more
 */
export async function useReplacementApproval(manager: EntityManager, customerId: string, now: Date): Promise<Approval> {
  const approval = await findReplacementApproval(manager, customerId, now, { mode: 'pessimistic_write' });
  if (approval === undefined) throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
  await spendApproval(manager, approval, now);
  return approval;
}
