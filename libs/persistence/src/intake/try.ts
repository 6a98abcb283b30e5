import { type AttemptKind, type ProvisioningRequest, Refusal } from '@enrollment/domain';
import { type EntityManager, type FindOperator, LessThan } from 'typeorm';
import { Attempt } from '../entities/attempt.entity.js';
import { Generation } from '../entities/generation.entity.js';

/** How long a try may wait for its outcome before the next one of its kind is turned away uncounted. */
const UNANSWERED_MS = 10_000;

/** Tries of one kind that one generation may see, however they end. */
const TRIES_IN_ALL = 100;

/** A try that is pending for longer does not burden the worker any more. */
const FRESH_MS = 60_000;

/** Judgements that may queue before further tries are turned away uncounted: about what one core hashes in 10 s. */
const QUEUE_LIMIT = 100;

/** Where the tries of each kind are counted per generation; a customer's rolling budget counts them all the same. */
export const TRY_COUNTERS = {
  'start-password': 'startPasswordCounted',
  otp: 'otpCounted',
  'replacement-otp': null,
} as const satisfies Record<AttemptKind, keyof Generation | null>;

export interface NewTry {
  readonly attemptId: string;
  readonly enrollmentId: string;
  readonly generation: number;
  readonly customerId: string;
  readonly kind: AttemptKind;
  readonly sealedSecret: string;
  readonly request: ProvisioningRequest | null;
  readonly now: Date;
}

/** When a try must have come in that should have been answered by now. */
export function unansweredAt(now: Date): FindOperator<Date> {
  return LessThan(new Date(now.getTime() - UNANSWERED_MS));
}

/** Refuses, uncounted, while an earlier try still has no outcome. */
export async function refuseWhilePending(
  manager: EntityManager,
  of: Pick<NewTry, 'enrollmentId' | 'generation' | 'kind' | 'now'>,
): Promise<void> {
  const { enrollmentId, generation, kind, now } = of;
  const unanswered = { outcome: 'pending' as const, receivedAt: unansweredAt(now) };
  if (await manager.existsBy(Attempt, { enrollmentId, generation, kind, ...unanswered }))
    throw new Refusal('TRY.PENDING');
}

const WAITING_TRIES = `SELECT id FROM attempt WHERE outcome = 'pending' AND received_at > $1`;
const WAITING_WITH_UNKNOWN = `${WAITING_TRIES}
  UNION ALL SELECT id FROM unknown_try WHERE judged_at IS NULL AND received_at > $1`;

/**
 * Refuses, uncounted, while the worker is far behind. Start passwords of unknown pairs are in nobody's way but that of
 * other start passwords: whoever floods those keeps no OTP from being judged.
 */
export async function refuseWhileFlooded(manager: EntityManager, kind: AttemptKind, now: Date): Promise<void> {
  const waiting = kind === 'start-password' ? WAITING_WITH_UNKNOWN : WAITING_TRIES;
  const [{ count }] = await manager.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM (${waiting}) AS waiting`,
    [new Date(now.getTime() - FRESH_MS)],
  );
  if (count >= QUEUE_LIMIT) throw new Refusal('DEPENDENCY.UNAVAILABLE');
}

/**
 * Right, replayed and lapsed tries are given back, so something else has to end their number: Temporal takes 2,000
 * updates per workflow.
 */
export async function refuseBeyondAll(
  manager: EntityManager,
  of: Pick<NewTry, 'enrollmentId' | 'generation' | 'kind'>,
): Promise<void> {
  const { enrollmentId, generation, kind } = of;
  if ((await manager.countBy(Attempt, { enrollmentId, generation, kind })) >= TRIES_IN_ALL) {
    throw new Refusal('REQUEST.RATE');
  }
}

/** Counts a try and writes it. The caller holds the generation's row. */
export async function countTry(manager: EntityManager, attempt: NewTry): Promise<void> {
  const { attemptId, now, ...columns } = attempt;
  const counter = TRY_COUNTERS[attempt.kind];
  const of = { enrollmentId: attempt.enrollmentId, number: attempt.generation };
  if (counter !== null) await manager.increment(Generation, of, counter, 1);
  await manager.insert(Attempt, {
    id: attemptId,
    ...columns,
    outcome: 'pending',
    answer: null,
    receivedAt: now,
    judgedAt: null,
  });
}
