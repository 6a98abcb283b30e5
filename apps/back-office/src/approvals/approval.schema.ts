import { APPROVAL_KINDS, APPROVAL_VALID_MS, type Operator, ROLES } from '@enrollment/domain';
import type { Approval } from '@enrollment/persistence';
import { z } from 'zod';
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
});
export type ApprovalView = z.output<typeof approvalSchema>;

const named = ({ name, role, reason }: Operator) => ({ name, role, reason });

/** What leaves the server of an approval. */
export function approvalView(approval: Approval): ApprovalView {
  const { id, kind, serviceId, customerId, targetId, requestedBy, requestedAt, approvedBy, approvedAt, usedAt } =
    approval;
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
    approvedAt: approvedAt?.toISOString() ?? null,
    usedAt: usedAt?.toISOString() ?? null,
  };
}

export const openApprovalsSchema = z.strictObject({ items: z.array(approvalSchema) });
export type OpenApprovals = z.output<typeof openApprovalsSchema>;
