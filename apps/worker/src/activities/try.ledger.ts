import type { AttemptOutcome, TryAnswer } from '@enrollment/domain';
import { Attempt, Generation, TRY_COUNTERS } from '@enrollment/persistence';
import { type EntityManager, Not } from 'typeorm';

/** An OTP is judged as of its arrival, but no later than this after it. */
const JUDGED_WITHIN_MS = 60_000;

export function judgedTooLate({ receivedAt }: Attempt, now: Date): boolean {
  return now.getTime() - receivedAt.getTime() > JUDGED_WITHIN_MS;
}

/** The try to be judged in this transaction, locked; null when there is none such. */
export async function lockTry(manager: EntityManager, enrollmentId: string, id: string): Promise<Attempt | null> {
  return manager.findOne(Attempt, { where: { id, enrollmentId }, lock: { mode: 'pessimistic_write' } });
}

/** Writes a try's outcome and answer and erases its secret. Only a wrong one stays counted. */
export async function settleTry(
  manager: EntityManager,
  attempt: Attempt,
  outcome: Exclude<AttemptOutcome, 'pending'>,
  answer: TryAnswer,
  now: Date,
): Promise<void> {
  await manager.update(Attempt, attempt.id, { outcome, answer, sealedSecret: null, judgedAt: now });
  const counter = TRY_COUNTERS[attempt.kind];
  if (outcome === 'wrong' || counter === null) return;
  const of = { enrollmentId: attempt.enrollmentId, number: attempt.generation };
  await manager.decrement(Generation, of, counter, 1);
}

/** Whether a try that came beside this one may still turn out right, or lapse. */
export async function othersWait(manager: EntityManager, attempt: Attempt): Promise<boolean> {
  const { enrollmentId, generation, kind, id } = attempt;
  return manager.existsBy(Attempt, { enrollmentId, generation, kind, outcome: 'pending', id: Not(id) });
}

export interface StandOfTries {
  readonly remaining: number;
  /** All tries are used up and no other one waits for its outcome. */
  readonly exhausted: boolean;
}

/** Where the tries of a generation stand when this one, counted at intake, turns out wrong. */
export async function standOfTries(manager: EntityManager, attempt: Attempt, limit: number): Promise<StandOfTries> {
  const { enrollmentId, generation } = attempt;
  const kind = attempt.kind === 'otp' ? ('otp' as const) : ('start-password' as const);
  const { [TRY_COUNTERS[kind]]: counted } = await manager.findOneByOrFail(Generation, {
    enrollmentId,
    number: generation,
  });
  const remaining = Math.max(0, limit - counted);
  if (remaining > 0) return { remaining, exhausted: false };
  return { remaining, exhausted: !(await othersWait(manager, attempt)) };
}
