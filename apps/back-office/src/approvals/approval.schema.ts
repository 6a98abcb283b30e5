import { APPROVAL_ENDINGS, APPROVAL_KINDS, APPROVAL_VALID_MS, type RecordedOperator, ROLES } from '@enrollment/domain';
import type { Approval } from '@enrollment/persistence';
import { z } from 'zod';
import { pageMembers, pageQuery } from '../page.cursor.js';
import { reasonSchema } from '../reason.schema.js';

export const approvalRequestBody = z.strictObject({
  kind: z.enum(APPROVAL_KINDS),
  /** The enrollment (unlock), customer (replace, close-case) or token (resume, revoke). */
  targetId: z.uuid(),
  reason: reasonSchema,
});
export type ApprovalRequestBody = z.output<typeof approvalRequestBody>;

export const approvalBody = z.strictObject({ reason: reasonSchema });
export type ApprovalBody = z.output<typeof approvalBody>;

const time = z.iso.datetime();
const operator = z.strictObject({ name: z.string(), role: z.enum(ROLES), reason: z.string() });

export const approvalSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(APPROVAL_KINDS),
  serviceId: z.string(),
  customerId: z.uuid(),
  targetId: z.uuid(),
  requestedBy: operator,
  requestedAt: time,
  validUntil: time,
  approvedBy: operator.nullable(),
  approvedAt: time.nullable(),
  usedAt: time.nullable(),
  /** Refused by somebody else, or withdrawn by who asked. */
  ended: z.strictObject({ as: z.enum(APPROVAL_ENDINGS), by: operator, at: time }).nullable(),
});
export type ApprovalView = z.output<typeof approvalSchema>;

/** People read who it was; the identity behind it stays here. */
const named = ({ name, role, reason }: RecordedOperator) => ({ name, role, reason });

function endedView({ endedAs, endedBy, endedAt }: Approval): ApprovalView['ended'] {
  return endedAs && endedBy && endedAt && { as: endedAs, by: named(endedBy), at: endedAt.toISOString() };
}

/** What leaves the server of an approval. */
export function approvalView(approval: Approval): ApprovalView {
  const { id, kind, serviceId, customerId, targetId, requestedBy, requestedAt, approvedBy } = approval;
  return {
    id,
    kind,
    serviceId,
    customerId,
    targetId,
    requestedBy: named(requestedBy),
    requestedAt: requestedAt.toISOString(),
    validUntil: new Date(requestedAt.getTime() + APPROVAL_VALID_MS).toISOString(),
    approvedBy: approvedBy && named(approvedBy),
    approvedAt: approval.approvedAt?.toISOString() ?? null,
    usedAt: approval.usedAt?.toISOString() ?? null,
    ended: endedView(approval),
  };
}

export const openApprovalsQuery = z.strictObject(pageQuery);
export type OpenApprovalsQuery = z.output<typeof openApprovalsQuery>;

export const openApprovalsSchema = z.strictObject({ items: z.array(approvalSchema), ...pageMembers });
export type OpenApprovals = z.output<typeof openApprovalsSchema>;
