import { type Policy, Refusal } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Attempt } from '../entities/attempt.entity.js';
import { proofsInARow } from '../replacement-lock.query.js';
import { dailyTriesUsedUp } from './budget.js';
import { countTry, refuseBeyondAll, refuseWhileFlooded, refuseWhilePending } from './try.js';

export interface ReplacementTry {
  readonly attemptId: string;
  readonly customerId: string;
  readonly sealedSecret: string;
  readonly now: Date;
}

interface ActiveToken {
  enrollmentId: string;
  generation: number;
  policy: Policy;
}

async function lockActiveToken(manager: EntityManager, customerId: string): Promise<ActiveToken> {
  const [token] = await manager.query<ActiveToken[]>(
    `SELECT t.enrollment_id AS "enrollmentId", t.generation, p.body AS policy
     FROM token t
     JOIN enrollment e ON e.id = t.enrollment_id
     JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
     WHERE t.customer_id = $1 AND t.status = 'active'
     FOR UPDATE OF t`,
    [customerId],
  );
  if (token === undefined) throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
  return token;
}

/**
 * Counts an OTP of the active token that shall prove whose it is. The same attempt ID again is not counted again.
 * @returns the ID of the enrollment that made the token
 * @throws Refusal BUDGET.TRIES, TRY.PENDING, OTP.LOCKED, DEPENDENCY.UNAVAILABLE, REPLACEMENT.PROOF_REQUIRED, none of them counted
 */
export async function takeReplacementTry(dataSource: DataSource, attempt: ReplacementTry): Promise<string> {
  const { attemptId, customerId, sealedSecret, now } = attempt;
  return dataSource.transaction(async (manager) => {
    const { enrollmentId, generation, policy } = await lockActiveToken(manager, customerId);
    // Its token may have been replaced since.
    const before = await manager.findOneBy(Attempt, { id: attemptId });
    if (before !== null) return before.enrollmentId;
    const kind = 'replacement-otp';
    if (await dailyTriesUsedUp(manager, { customerId, kind, limit: policy.otpTriesPerDay, now }))
      throw new Refusal('BUDGET.TRIES');
    // Before the lock, which counts them: an absent worker must not look like one.
    await refuseWhilePending(manager, { enrollmentId, generation, kind, now });
    const { wrong, waiting } = await proofsInARow(manager, { enrollmentId, generation });
    if (wrong + waiting >= policy.otpTries) throw new Refusal('OTP.LOCKED');
    await refuseBeyondAll(manager, { enrollmentId, generation, kind });
    await refuseWhileFlooded(manager, kind, now);
    await countTry(manager, {
      attemptId,
      enrollmentId,
      generation,
      customerId,
      kind,
      sealedSecret,
      request: null,
      now,
    });
    return enrollmentId;
  });
}
