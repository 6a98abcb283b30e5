import type { AttemptOutcome, TryAnswer } from '@enrollment/domain';
import { Attempt, Generation, TRY_COUNTERS } from '@enrollment/persistence';
import type { EntityManager } from 'typeorm';

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

/**
 * How many more wrong tries a generation takes when this one, counted at intake, turns out wrong. Others that wait for
 * their outcome may be right yet. No more than the limit are ever counted, so none waits when none is left.
 */
export async function triesLeftAfter(manager: EntityManager, attempt: Attempt, limit: number): Promise<number> {
  const { enrollmentId, generation, kind, id } = attempt;
  const [{ wrong }] = await manager.query<[{ wrong: number }]>(
    `SELECT CASE $3 WHEN 'otp' THEN g.otp_counted ELSE g.start_password_counted END
            - (SELECT count(*)::int FROM attempt a
               WHERE a.enrollment_id = g.enrollment_id AND a.generation = g.number AND a.kind = $3
                 AND a.outcome = 'pending' AND a.id <> $4) AS wrong
     FROM generation g WHERE g.enrollment_id = $1 AND g.number = $2`,
    [enrollmentId, generation, kind, id],
  );
  return Math.max(0, limit - wrong);
}
