import { CUSTOMER, EnrollmentState, OPEN_STATES, outlookOfIssue, Refusal } from '@enrollment/domain';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { EnrollmentChange } from '../enrollment-change.js';
import { readEnrollmentView } from '../enrollment-view.query.js';
import { Customer } from '../entities/customer.entity.js';
import { Enrollment } from '../entities/enrollment.entity.js';
import { readService } from '../policy.repository.js';
import { stuckColumns } from '../stuck-columns.js';
import { requireBudgets } from './budget.js';
import { deadlineOf, type IssueOrder, insertIssue, startDeadline } from './new-generation.js';
import { useProof } from './replacement-proof.js';

export interface FirstIssueOrder extends IssueOrder {
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly locale: 'ja' | 'en';
}

/**
 * Locks the customer, so that issues of one customer come one after the other. Rows that refer to the customer can still
 * be written: the worker, which holds an enrollment, must not wait for who holds the customer and waits for the enrollment.
 */
export async function lockCustomer(manager: EntityManager, id: string): Promise<Customer> {
  return manager.findOneOrFail(Customer, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

/** @throws Refusal ENROLLMENT.ALREADY_OPEN with the open one */
export async function refuseWhileOpen(manager: EntityManager, customerId: string, now: Date): Promise<void> {
  const open = await manager.findOneBy(Enrollment, { customerId, state: In(OPEN_STATES) });
  if (open === null) return;
  throw new Refusal('ENROLLMENT.ALREADY_OPEN', { enrollment: await readEnrollmentView(manager, open.id, now) });
}

/** @throws Refusal CUSTOMER.ON_HOLD until two operators have closed the customer's case */
export async function refuseOnHold(manager: EntityManager, customerId: string): Promise<void> {
  const { onHoldSince } = await manager.findOneByOrFail(Customer, { id: customerId });
  if (onHoldSince !== null) throw new Refusal('CUSTOMER.ON_HOLD');
}

/** Who begins again needs no call about what expired. */
async function endExpiredNotice(manager: EntityManager, customerId: string, now: Date): Promise<void> {
  const expired = await manager.find(Enrollment, {
    where: { customerId, stuckReason: 'EXPIRED_NOT_REISSUED' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const row of expired) {
    const change = new EnrollmentChange(manager, row, now);
    change.set(stuckColumns(null));
    await change.commit();
  }
}

function newRow(order: FirstIssueOrder, policyVersion: number): Enrollment {
  return Object.assign(new Enrollment(), {
    id: order.enrollmentId,
    serviceId: order.serviceId,
    customerId: order.customerId,
    policyVersion,
    locale: order.locale,
    generation: 1,
    state: EnrollmentState.ISSUING,
    lockedFrom: null,
    failingSince: null,
    processFailingSince: null,
    ...stuckColumns(null),
    extendedSeconds: 0,
    version: 0,
    eventCount: 0,
    headHash: null,
    createdAt: order.now,
    updatedAt: order.now,
    activatedAt: null,
    endedAt: null,
  });
}

/**
 * Writes a new enrollment with its first generation, its mails, its event and the order to start the workflow, in one
 * transaction. An order that was written before (same enrollment ID) is left as it is.
 * @throws Refusal BUDGET.ISSUES, BUDGET.MAILS, CUSTOMER.ON_HOLD, ENROLLMENT.ALREADY_OPEN, REPLACEMENT.PROOF_REQUIRED,
 *   TOKEN.STATE
 */
export async function issueToken(dataSource: DataSource, order: FirstIssueOrder): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const customer = await lockCustomer(manager, order.customerId);
    if (await manager.existsBy(Enrollment, { id: order.enrollmentId })) return;
    const { service, policy } = await readService(manager, order.serviceId);
    await requireBudgets(manager, policy, order);
    await refuseWhileOpen(manager, customer.id, order.now);
    if (customer.onHoldSince !== null) throw new Refusal('CUSTOMER.ON_HOLD');
    const proof = await useProof(manager, policy, order);
    await endExpiredNotice(manager, customer.id, order.now);
    const row = newRow(order, service.policyVersion);
    startDeadline(row, policy, order.now);
    await manager.insert(Enrollment, row);
    await insertIssue(manager, row, order, customer.knownMailAddress);
    const change = new EnrollmentChange(manager, row, order.now);
    await change.record('enrollment.issued', CUSTOMER, { ...deadlineOf(row), ...proof });
    await change.commit(outlookOfIssue(policy.stuckThresholds, order.now));
  });
}
