import { isDeepStrictEqual } from 'node:util';
import { type ActPayload, APPROVAL_VALID_MS, type ApprovalKind, Refusal } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { Approval } from '../entities/approval.entity.js';
import type { EventData } from '../entities/event.entity.js';

export interface ApprovalTarget {
  readonly kind: ApprovalKind;
  /** The enrollment, token or customer that it is about. */
  readonly targetId: string;
  readonly payload: ActPayload;
}

export function isExpired({ requestedAt }: Approval, now: Date): boolean {
  return now.getTime() - requestedAt.getTime() >= APPROVAL_VALID_MS;
}

/**
 * Uses an approval up, within the transaction of what it allows.
 * @throws Refusal APPROVAL.REQUIRED when there is none for exactly this, APPROVAL.EXPIRED
 */
export async function useApproval(
  manager: EntityManager,
  { kind, targetId, payload }: ApprovalTarget,
  id: string | undefined,
  now: Date,
): Promise<Approval> {
  if (id === undefined) throw new Refusal('APPROVAL.REQUIRED');
  const approval = await manager.findOne(Approval, { where: { id }, lock: { mode: 'pessimistic_write' } });
  const fits =
    approval?.kind === kind && approval.targetId === targetId && isDeepStrictEqual(approval.payload, payload);
  const isOpen = approval?.approvedAt != null && approval.usedAt === null && approval.endedAt === null;
  if (!fits || !isOpen) throw new Refusal('APPROVAL.REQUIRED');
  if (isExpired(approval, now)) throw new Refusal('APPROVAL.EXPIRED');
  await manager.update(Approval, id, { usedAt: now });
  return approval;
}

/** What it allowed was not done after all. */
export async function giveApprovalBack(manager: EntityManager, id: string): Promise<void> {
  await manager.update(Approval, id, { usedAt: null });
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
