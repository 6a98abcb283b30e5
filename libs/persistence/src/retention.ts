import { PAIR_LIFE_SECONDS, VERIFIER_KEPT_SECONDS } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';

const DAY_MS = 86_400_000;
/** As long as an Idempotency-Key is kept, which may still ask for the answer. */
const UNKNOWN_TRY_KEPT_MS = DAY_MS;

/**
 * Destroys what nobody may keep any longer: verifiers of superseded and expired generations, addresses of enrollments
 * that ended longer ago than their policy says, tries and counters of unknown pairs, answers kept for an Idempotency-Key.
 */
export async function destroyOutdated(database: Pick<EntityManager, 'query'>, now: Date): Promise<void> {
  const before = (keptMs: number): Date => new Date(now.getTime() - keptMs);
  await database.query(
    `UPDATE generation g SET start_password_verifier = NULL, sealed_start_password = NULL
     FROM enrollment e
     WHERE e.id = g.enrollment_id
       AND (g.start_password_verifier IS NOT NULL OR g.sealed_start_password IS NOT NULL)
       AND least(g.superseded_at, CASE e.state WHEN 'EXPIRED' THEN e.ended_at END) < $1`,
    [before(VERIFIER_KEPT_SECONDS * 1000)],
  );
  await database.query(
    `UPDATE generation g SET mail_address = NULL
     FROM enrollment e
     JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
     WHERE e.id = g.enrollment_id AND g.mail_address IS NOT NULL AND e.ended_at IS NOT NULL
       AND e.ended_at + make_interval(secs => (p.body->>'mailAddressKeptSeconds')::int) < $1`,
    [now],
  );
  await database.query('DELETE FROM unknown_try WHERE judged_at < $1', [before(UNKNOWN_TRY_KEPT_MS)]);
  await database.query('DELETE FROM unknown_pair WHERE counted_at < $1', [before(PAIR_LIFE_SECONDS * 1000)]);
  await database.query('DELETE FROM idempotency_key WHERE expires_at <= $1', [now]);
}
