import { CUSTOMER, OPEN_STATES, outlookOfIssue, Refusal } from '@enrollment/domain';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { EnrollmentChange } from '../enrollment-change.js';
import { Enrollment } from '../entities/enrollment.entity.js';
import { Generation } from '../entities/generation.entity.js';
import { voidInvitations } from '../mail-void.js';
import { readPolicy } from '../policy.repository.js';
import { destroyToken } from '../token-destruction.js';
import { requireBudgets } from './budget.js';
import { lockCustomer } from './issue.js';
import { deadlineOf, type IssueOrder, insertIssue, startDeadline } from './new-generation.js';
import { useProof } from './replacement-proof.js';

/** What named the superseded generation leads nowhere now; its start password's verifier stays, to tell "superseded" from "wrong". */
async function supersede(manager: EntityManager, row: Enrollment, now: Date): Promise<void> {
  const { id: enrollmentId, generation } = row;
  await destroyToken(manager, { enrollmentId, generation }, now);
  await manager.update(Generation, { enrollmentId, number: generation }, { supersededAt: now });
  await voidInvitations(manager, enrollmentId, now);
}

/**
 * Makes generation n+1 of the customer's open enrollment and supersedes n, in one transaction.
 * An order that was written before (same generation ID) is left as it is.
 * @returns the enrollment's ID
 * @throws Refusal BUDGET.ISSUES, BUDGET.MAILS, CUSTOMER.ON_HOLD, ENROLLMENT.STATE, REPLACEMENT.PROOF_REQUIRED, TOKEN.STATE
 */
export async function reissueToken(dataSource: DataSource, order: IssueOrder): Promise<string> {
  return dataSource.transaction(async (manager) => {
    const customer = await lockCustomer(manager, order.customerId);
    const before = await manager.findOneBy(Generation, { id: order.generationId });
    if (before !== null) return before.enrollmentId;
    const row = await manager.findOne(Enrollment, {
      where: { customerId: order.customerId, state: In(OPEN_STATES) },
      lock: { mode: 'pessimistic_write' },
    });
    if (row === null) throw new Refusal('ENROLLMENT.STATE');
    const policy = await readPolicy(manager, row.serviceId, row.policyVersion);
    await requireBudgets(manager, policy, order);
    if (customer.onHoldSince !== null) throw new Refusal('CUSTOMER.ON_HOLD');
    const change = new EnrollmentChange(manager, row, order.now);
    const proof = await useProof(manager, policy, order);
    await supersede(manager, row, order.now);
    row.generation += 1;
    row.failingSince = null;
    startDeadline(row, policy, order.now);
    await insertIssue(manager, row, order, customer.knownMailAddress);
    await change.transit('reissue', CUSTOMER, { ...deadlineOf(row), ...proof });
    await change.commit(outlookOfIssue(policy.stuckThresholds, order.now));
    return row.id;
  });
}
