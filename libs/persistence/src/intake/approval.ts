import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type ActPayload,
  APPROVAL_VALID_MS,
  APPROVING_ROLES,
  type ApprovalKind,
  isSamePerson,
  type Operator,
  Refusal,
  reasonFault,
} from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Approval } from '../entities/approval.entity.js';
import { Customer } from '../entities/customer.entity.js';
import type { EventData } from '../entities/event.entity.js';

export interface ApprovalTarget {
  readonly kind: ApprovalKind;
  /** The enrollment, token or customer that it is about. */
  readonly targetId: string;
  readonly payload: ActPayload;
}

export interface ApprovalRequest extends ApprovalTarget {
  readonly customerId: string;
  readonly requestedBy: Operator;
  readonly now: Date;
}

const isExpired = ({ requestedAt }: Approval, now: Date): boolean =>
  now.getTime() - requestedAt.getTime() >= APPROVAL_VALID_MS;

/** Nobody helps themselves: the customer may work at the bank. */
async function requireOther(manager: EntityManager, customerId: string, operator: Operator): Promise<Customer> {
  if (!APPROVING_ROLES.includes(operator.role)) throw new Refusal('ROLE.REQUIRED');
  if (reasonFault(operator.reason) !== null) throw new Refusal('VALIDATION');
  const customer = await manager.findOneByOrFail(Customer, { id: customerId });
  if (isSamePerson(operator, customer.loginId)) throw new Refusal('APPROVAL.OWN');
  return customer;
}

/** Writes down what one operator wants another one to approve. @throws Refusal ROLE.REQUIRED, APPROVAL.OWN, VALIDATION */
export async function requestApproval(dataSource: DataSource, request: ApprovalRequest): Promise<string> {
  const { now, ...columns } = request;
  const { manager } = dataSource;
  const { serviceId } = await requireOther(manager, request.customerId, request.requestedBy);
  const id = randomUUID();
  const open = { approvedBy: null, approvedAt: null, usedAt: null };
  await manager.insert(Approval, { id, serviceId, ...columns, requestedAt: now, ...open });
  return id;
}

/**
 * The second operator agrees. Agreeing twice is agreeing once.
 * @throws Refusal ROLE.REQUIRED, APPROVAL.OWN, APPROVAL.EXPIRED, VALIDATION
 */
export async function approve(dataSource: DataSource, id: string, approvedBy: Operator, now: Date): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const approval = await manager.findOneOrFail(Approval, { where: { id }, lock: { mode: 'pessimistic_write' } });
    await requireOther(manager, approval.customerId, approvedBy);
    if (isSamePerson(approvedBy, approval.requestedBy.name)) throw new Refusal('APPROVAL.OWN');
    if (isExpired(approval, now)) throw new Refusal('APPROVAL.EXPIRED');
    if (approval.approvedAt === null) await manager.update(Approval, id, { approvedBy, approvedAt: now });
  });
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
  if (!fits || approval.approvedAt === null || approval.usedAt !== null) throw new Refusal('APPROVAL.REQUIRED');
  if (isExpired(approval, now)) throw new Refusal('APPROVAL.EXPIRED');
  await manager.update(Approval, id, { usedAt: now });
  return approval;
}

/** What it allowed was not done after all. */
export async function giveApprovalBack(manager: EntityManager, id: string): Promise<void> {
  await manager.update(Approval, id, { usedAt: null });
}

/** Who agreed, for the event of what was approved: the chain proves it when the approval's own row no longer does. */
export function agreed({ id, approvedBy }: Approval): EventData {
  return { approvalId: id, approvedBy: approvedBy?.name ?? null, approverRole: approvedBy?.role ?? null };
}
