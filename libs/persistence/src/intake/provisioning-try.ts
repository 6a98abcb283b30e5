import { type EnrollmentState, isOpen, type Policy, type ProvisioningRequest, Refusal } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Attempt } from '../entities/attempt.entity.js';
import { dailyTriesUsedUp } from './budget.js';
import { countTry, refuseBeyondAll, refuseWhileFlooded, refuseWhilePending } from './try.js';
import { takeUnknownTry } from './unknown-try.js';

export interface ProvisioningTry {
  readonly attemptId: string;
  readonly serviceId: string;
  readonly userId: string;
  /** Keyed hash of service ID and user ID, by which a pair that names nothing is counted. */
  readonly pairHash: Buffer;
  /** Seals the start password for this attempt. */
  readonly sealedSecret: string;
  readonly request: ProvisioningRequest;
  readonly now: Date;
}

/**
 * `known` goes to the enrollment's workflow while that is open; what has ended, and `unknown`, have one of their own. To
 * the outside none of them may be told from another.
 */
export type ProvisioningIntake =
  | { readonly kind: 'known'; readonly enrollmentId: string; readonly open: boolean }
  | { readonly kind: 'unknown' };

interface Pair {
  enrollmentId: string;
  generation: number;
  customerId: string;
  counted: number;
  state: EnrollmentState;
  policy: Policy;
}

/** The generation that a pair of IDs names, locked. */
async function findPair(manager: EntityManager, serviceId: string, userId: string): Promise<Pair | undefined> {
  const [pair] = await manager.query<Pair[]>(
    `SELECT g.enrollment_id AS "enrollmentId", g.number AS generation, g.start_password_counted AS counted,
            e.customer_id AS "customerId", e.state, p.body AS policy
     FROM generation g
     JOIN enrollment e ON e.id = g.enrollment_id
     JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
     WHERE g.service_id = $1 AND g.user_id = $2
     FOR NO KEY UPDATE OF g`,
    [serviceId, userId],
  );
  return pair;
}

/**
 * Counts a start-password try before anyone looks at it, whatever its pair of IDs names. The same attempt ID again is not counted again.
 * @throws Refusal PROVISIONING.LOCKED, TRY.PENDING, DEPENDENCY.UNAVAILABLE, none of them counted
 */
export async function takeProvisioningTry(
  dataSource: DataSource,
  attempt: ProvisioningTry,
): Promise<ProvisioningIntake> {
  const { attemptId, serviceId, userId, sealedSecret, request, now } = attempt;
  return dataSource.transaction(async (manager) => {
    const pair = await findPair(manager, serviceId, userId);
    if (pair === undefined) {
      await takeUnknownTry(manager, attempt);
      return { kind: 'unknown' };
    }
    const { enrollmentId, generation, customerId, policy } = pair;
    const intake = { kind: 'known', enrollmentId, open: isOpen(pair.state) } as const;
    if (await manager.existsBy(Attempt, { id: attemptId })) return intake;
    const kind = 'start-password';
    await refuseWhileFlooded(manager, kind, now);
    await refuseWhilePending(manager, { enrollmentId, generation, kind, now });
    const limit = policy.startPasswordTriesPerDay;
    const usedUp =
      pair.counted >= policy.startPasswordTries || (await dailyTriesUsedUp(manager, { customerId, kind, limit, now }));
    if (usedUp) throw new Refusal('PROVISIONING.LOCKED');
    await refuseBeyondAll(manager, { enrollmentId, generation, kind });
    await countTry(manager, { attemptId, enrollmentId, generation, customerId, kind, sealedSecret, request, now });
    return intake;
  });
}
