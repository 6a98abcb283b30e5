import { isDeepStrictEqual } from 'node:util';
import { type ActPayload, APPROVAL_VALID_MS, type ApprovalKind, mayBeSameOperator, Refusal } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { Approval } from '../entities/approval.entity.js';
import type { EventData } from '../entities/event.entity.js';

export interface ApprovalTarget {
  readonly kind: ApprovalKind;
  /** The enrollment, token or customer that it is about. */
  readonly targetId: string;
  readonly payload: ActPayload;
}

export type ApprovalFault = 'APPROVAL.REQUIRED' | 'APPROVAL.EXPIRED';

export function isExpired({ requestedAt }: Approval, now: Date): boolean {
  return now.getTime() - requestedAt.getTime() >= APPROVAL_VALID_MS;
}

const isOf = (approval: Approval, { kind, targetId, payload }: ApprovalTarget): boolean =>
  approval.kind === kind && approval.targetId === targetId && isDeepStrictEqual(approval.payload, payload);

const isOfTwo = ({ requestedBy, approvedBy }: Approval): boolean =>
  approvedBy !== null && !mayBeSameOperator(requestedBy, approvedBy);

/** Why an approval does not allow exactly this now; null when it does. Nobody else decides on that. */
export function approvalFault(approval: Approval, about: ApprovalTarget, now: Date): ApprovalFault | null {
  const isOpen = approval.usedAt === null && approval.endedAt === null;
  if (!isOpen || !isOf(approval, about) || !isOfTwo(approval)) return 'APPROVAL.REQUIRED';
  return isExpired(approval, now) ? 'APPROVAL.EXPIRED' : null;
}

/**
 * The approval of exactly this, locked, so that it is neither used twice nor refused while it is used.
 * @returns why there is none, otherwise
 */
export async function findApproval(
  manager: EntityManager,
  about: ApprovalTarget,
  id: string | null | undefined,
  now: Date,
): Promise<Approval | ApprovalFault> {
  if (id == null) return 'APPROVAL.REQUIRED';
  const approval = await manager.findOne(Approval, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return approval === null ? 'APPROVAL.REQUIRED' : (approvalFault(approval, about, now) ?? approval);
}

/** Uses an approval up, within the transaction of what it allows. */
export async function spendApproval(manager: EntityManager, { id }: Approval, now: Date): Promise<void> {
  await manager.update(Approval, id, { usedAt: now });
}

/** @throws Refusal APPROVAL.REQUIRED when there is none for exactly this, APPROVAL.EXPIRED */
export async function useApproval(
  manager: EntityManager,
  about: ApprovalTarget,
  id: string | undefined,
  now: Date,
): Promise<Approval> {
  const approval = await findApproval(manager, about, id, now);
  if (typeof approval === 'string') throw new Refusal(approval);
  await spendApproval(manager, approval, now);
  return approval;
}

/** Who agreed, for the event of what was approved: the chain proves it when the approval's own row no longer does. */
export function agreed({ id, requestedBy, approvedBy }: Approval): EventData {
  return {
    approvalId: id,
    requestedBy: requestedBy.name,
    requesterIssuer: requestedBy.issuer ?? null,
    requesterSubject: requestedBy.subject ?? null,
    approvedBy: approvedBy?.name ?? null,
    approverRole: approvedBy?.role ?? null,
    approverIssuer: approvedBy?.issuer ?? null,
    approverSubject: approvedBy?.subject ?? null,
  };
}
