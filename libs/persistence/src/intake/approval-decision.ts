import { type ApprovalEnding, isSameOperator, mayBeSameOperator, type Operator, Refusal } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Approval } from '../entities/approval.entity.js';
import { Customer } from '../entities/customer.entity.js';
import { isExpired } from './approval.js';
import { APPROVING } from './approval-request.js';
import { type ApprovalMove, keepingBarred } from './barred-approval.js';
import { refuseByPerson } from './person.rule.js';

interface Decision {
  readonly id: string;
  readonly step: ApprovalMove['step'];
  readonly operator: Operator;
  readonly now: Date;
}

/** Hands the approval, locked, to who decides on it. Nobody decides on what is about themselves. */
async function decide(
  dataSource: DataSource,
  { id, ...decision }: Decision,
  work: (manager: EntityManager, approval: Approval) => Promise<void>,
): Promise<void> {
  const of = await dataSource.manager.findOneByOrFail(Approval, { id });
  await keepingBarred(dataSource, { of, ...decision }, async (manager) => {
    const approval = await manager.findOneOrFail(Approval, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const customer = await manager.findOneByOrFail(Customer, { id: approval.customerId });
    refuseByPerson(decision.operator, customer, APPROVING);
    await work(manager, approval);
  });
}

/**
 * The second operator agrees. Agreeing twice is agreeing once.
 * @throws Refusal ROLE.REQUIRED, APPROVAL.OWN, APPROVAL.EXPIRED, all kept; VALIDATION; APPROVAL.CLOSED when it was refused
 *   or withdrawn
 */
export async function approve(dataSource: DataSource, id: string, operator: Operator, now: Date): Promise<void> {
  await decide(dataSource, { id, step: 'approve', operator, now }, async (manager, approval) => {
    if (mayBeSameOperator(operator, approval.requestedBy)) throw new Refusal('APPROVAL.OWN');
    if (approval.endedAt !== null) throw new Refusal('APPROVAL.CLOSED');
    if (isExpired(approval, now)) throw new Refusal('APPROVAL.EXPIRED');
    if (approval.approvedAt === null) await manager.update(Approval, id, { approvedBy: operator, approvedAt: now });
  });
}

/**
 * Somebody else says no, for the reason given; also to what was approved and is not used yet. Twice is once.
 * @throws Refusal ROLE.REQUIRED, APPROVAL.OWN, APPROVAL.EXPIRED, all kept; VALIDATION; APPROVAL.CLOSED
 */
export async function refuseApproval(dataSource: DataSource, id: string, operator: Operator, now: Date): Promise<void> {
  await decide(dataSource, { id, step: 'refuse', operator, now }, async (manager, approval) => {
    if (isSameOperator(operator, approval.requestedBy)) throw new Refusal('APPROVAL.OWN');
    await end(manager, approval, { endedAs: 'refused', endedBy: operator, endedAt: now });
  });
}

/**
 * Who asked wants it no more; also what was approved and is not used yet. Twice is once.
 * @throws Refusal ROLE.REQUIRED, APPROVAL.OWN, APPROVAL.NOT_YOURS, APPROVAL.EXPIRED, all kept; VALIDATION;
 *   APPROVAL.CLOSED
 */
export async function withdrawApproval(
  dataSource: DataSource,
  id: string,
  operator: Operator,
  now: Date,
): Promise<void> {
  await decide(dataSource, { id, step: 'withdraw', operator, now }, async (manager, approval) => {
    if (!isSameOperator(operator, approval.requestedBy)) throw new Refusal('APPROVAL.NOT_YOURS');
    await end(manager, approval, { endedAs: 'withdrawn', endedBy: operator, endedAt: now });
  });
}

interface Ending {
  readonly endedAs: ApprovalEnding;
  readonly endedBy: Operator;
  readonly endedAt: Date;
}

async function end(manager: EntityManager, approval: Approval, ending: Ending): Promise<void> {
  const { endedAs, endedBy } = approval;
  if (endedAs === ending.endedAs && endedBy !== null && isSameOperator(ending.endedBy, endedBy)) return;
  if (approval.usedAt !== null || endedAs !== null) throw new Refusal('APPROVAL.CLOSED');
  if (isExpired(approval, ending.endedAt)) throw new Refusal('APPROVAL.EXPIRED');
  await manager.update(Approval, approval.id, ending);
}
