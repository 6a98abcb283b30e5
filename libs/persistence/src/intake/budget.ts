import { type AttemptKind, type Policy, Refusal } from '@enrollment/domain';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { Attempt } from '../entities/attempt.entity.js';
import { Mail } from '../entities/mail.entity.js';

const DAY_MS = 86_400_000;

/** Start of the rolling 24 hours that end at `now`. */
function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}

/** Issues and reissues of one customer. The caller holds the customer's row, so that two cannot slip through together. */
async function requireIssueBudget(
  manager: EntityManager,
  customerId: string,
  policy: Policy,
  now: Date,
): Promise<void> {
  const [{ issues }] = await manager.query<[{ issues: number }]>(
    `SELECT count(*)::int AS issues FROM generation g JOIN enrollment e ON e.id = g.enrollment_id
     WHERE e.customer_id = $1 AND g.issued_at > $2`,
    [customerId, dayBefore(now)],
  );
  if (issues >= policy.issuesPerDay) throw new Refusal('BUDGET.ISSUES');
}

/** Whether one more mail may go to an address, of all customers. Serialised by an advisory lock on the address's hash. */
export async function mailBudgetLeft(
  manager: EntityManager,
  destination: Buffer,
  policy: Policy,
  now: Date,
): Promise<boolean> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [destination.readBigInt64BE(0).toString()]);
  const of = { destinationHash: destination, createdAt: MoreThan(dayBefore(now)) };
  return (await manager.countBy(Mail, of)) < policy.mailsPerDestinationPerDay;
}

async function requireMailBudget(
  manager: EntityManager,
  destination: Buffer,
  policy: Policy,
  now: Date,
): Promise<void> {
  if (!(await mailBudgetLeft(manager, destination, policy, now))) throw new Refusal('BUDGET.MAILS');
}

/** @throws Refusal BUDGET.ISSUES, BUDGET.MAILS when a customer may not issue, or not to this address */
export async function requireBudgets(
  manager: EntityManager,
  policy: Policy,
  { customerId, destinationHash, now }: { customerId: string; destinationHash: Buffer; now: Date },
): Promise<void> {
  await requireIssueBudget(manager, customerId, policy, now);
  await requireMailBudget(manager, destinationHash, policy, now);
}

/**
 * Tells whether a customer has used up the wrong tries of the last 24 hours, over all generations. Serialised by an
 * advisory lock: tries against two generations hold two different rows.
 */
export async function dailyTriesUsedUp(
  manager: EntityManager,
  tries: { customerId: string; kind: AttemptKind; limit: number; now: Date },
): Promise<boolean> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`tries/${tries.customerId}`]);
  const counted = await manager.countBy(Attempt, {
    customerId: tries.customerId,
    kind: tries.kind,
    outcome: In(['pending', 'wrong']),
    receivedAt: MoreThan(dayBefore(tries.now)),
  });
  return counted >= tries.limit;
}
