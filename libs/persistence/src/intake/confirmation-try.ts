import { EnrollmentState, type Policy, Refusal } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Attempt } from '../entities/attempt.entity.js';
import { dailyTriesUsedUp } from './budget.js';
import { countTry, refuseBeyondAll, refuseWhileFlooded, refuseWhilePending } from './try.js';

export interface ConfirmationTry {
  readonly attemptId: string;
  readonly customerId: string;
  /** The generation that the page showed, when the client names it. */
  readonly generation: number | undefined;
  readonly sealedSecret: string;
  readonly now: Date;
}

interface Standing {
  enrollmentId: string;
  generation: number;
  counted: number;
  state: EnrollmentState;
  lockedFrom: EnrollmentState | null;
  policy: Policy;
}

async function findLatest(manager: EntityManager, customerId: string): Promise<Standing> {
  const [standing] = await manager.query<Standing[]>(
    `SELECT e.id AS "enrollmentId", e.generation, e.state, e.locked_from AS "lockedFrom", g.otp_counted AS counted, p.body AS policy
     FROM enrollment e
     JOIN generation g ON g.enrollment_id = e.id AND g.number = e.generation
     JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
     WHERE e.customer_id = $1 ORDER BY e.created_at DESC LIMIT 1
     FOR NO KEY UPDATE OF g`,
    [customerId],
  );
  if (standing === undefined) throw new Refusal('ENROLLMENT.STATE');
  return standing;
}

function refuseByState({ state, lockedFrom, counted, policy }: Standing): void {
  const { ISSUING, AWAITING_PROVISIONING, AWAITING_CONFIRMATION, LOCKED } = EnrollmentState;
  const stage = state === LOCKED ? lockedFrom : state;
  if (stage === ISSUING || stage === AWAITING_PROVISIONING) throw new Refusal('ENROLLMENT.NOT_PROVISIONED');
  if (stage !== AWAITING_CONFIRMATION) throw new Refusal('ENROLLMENT.STATE');
  if (state === LOCKED || counted >= policy.otpTries) throw new Refusal('OTP.LOCKED');
}

/**
 * Counts an OTP try before anyone looks at it. The same attempt ID again is not counted again.
 * @returns the enrollment's ID
 * @throws Refusal ENROLLMENT.SUPERSEDED, ENROLLMENT.NOT_PROVISIONED, ENROLLMENT.STATE, OTP.LOCKED,
 *   BUDGET.TRIES, TRY.PENDING, DEPENDENCY.UNAVAILABLE, none of them counted
 */
export async function takeConfirmationTry(dataSource: DataSource, attempt: ConfirmationTry): Promise<string> {
  const { attemptId, customerId, sealedSecret, now } = attempt;
  return dataSource.transaction(async (manager) => {
    const standing = await findLatest(manager, customerId);
    const { enrollmentId, generation, policy } = standing;
    if (await manager.existsBy(Attempt, { id: attemptId })) return enrollmentId;
    const kind = 'otp';
    if (await dailyTriesUsedUp(manager, { customerId, kind, limit: policy.otpTriesPerDay, now }))
      throw new Refusal('BUDGET.TRIES');
    if (attempt.generation !== undefined && attempt.generation !== generation)
      throw new Refusal('ENROLLMENT.SUPERSEDED');
    refuseByState(standing);
    await refuseWhilePending(manager, { enrollmentId, generation, kind, now });
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
