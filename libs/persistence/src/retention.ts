import { PAIR_LIFE_SECONDS, VERIFIER_KEPT_SECONDS } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';

type Database = Pick<EntityManager, 'query'>;

const DAY_MS = 86_400_000;
/** As long as an Idempotency-Key is kept, which may still ask for the answer. */
const UNKNOWN_TRY_KEPT_MS = DAY_MS;
/** Mails to one address are counted over 24 hours; the rest is for clocks that differ. */
const DESTINATION_KEPT_MS = 2 * DAY_MS;

const BATCH = 5_000;

const before = (now: Date, keptMs: number): Date => new Date(now.getTime() - keptMs);

/** A subquery where a join would do: however the planner guesses, an enrollment is looked up and never all are read. */
const endOfEnrollment = (condition: string): string =>
  `(SELECT e.ended_at FROM enrollment e WHERE e.id = g.enrollment_id AND ${condition})`;

/** Since when what ended for good may be kept no longer, as a policy `p` says. */
const KEPT_SINCE = `$1::timestamptz - make_interval(secs => (p.body->>'mailAddressKeptSeconds')::int)`;

async function destroyVerifiers(database: Database, now: Date): Promise<void> {
  await database.query(
    `UPDATE generation g SET start_password_verifier = NULL, sealed_start_password = NULL
     WHERE (g.start_password_verifier IS NOT NULL OR g.sealed_start_password IS NOT NULL)
       AND g.issued_at < $1 AND least(g.superseded_at, ${endOfEnrollment(`e.state = 'EXPIRED'`)}) < $1`,
    [before(now, VERIFIER_KEPT_SECONDS * 1000)],
  );
}

async function eraseTypedAddresses(database: Database, now: Date): Promise<void> {
  await database.query(
    `UPDATE generation g SET mail_address = NULL
     FROM policy p
     WHERE p.service_id = g.service_id AND g.mail_address IS NOT NULL AND g.issued_at < ${KEPT_SINCE}
       AND ${endOfEnrollment('e.policy_version = p.version')} < ${KEPT_SINCE}`,
    [now],
  );
}

/**
 * Of customers who have nothing here any more. Each log-in brings the address again, so the last one counts too: who is
 * logged in may issue at this moment, and the notice to the address that the bank knew must not be lost to that.
 */
async function eraseKnownAddresses(database: Database, now: Date): Promise<void> {
  const services = await database.query<{ id: string; since: Date }[]>(
    `SELECT s.id, ${KEPT_SINCE} AS since FROM service s JOIN policy p ON p.service_id = s.id AND p.version = s.policy_version`,
    [now],
  );
  for (const { id, since } of services) {
    await database.query(
      `UPDATE customer c SET known_mail_address = NULL
       WHERE c.service_id = $1 AND c.known_mail_address IS NOT NULL AND c.updated_at < $2
         AND greatest(
           (SELECT max(coalesce(e.ended_at, 'infinity')) FROM enrollment e WHERE e.customer_id = c.id),
           (SELECT max(coalesce(t.ended_at, 'infinity')) FROM token t WHERE t.customer_id = c.id),
           '-infinity') < $2`,
      [id, since],
    );
  }
}

/** While mails may follow, they are counted by the hash of the one before. */
async function forgetDestinations(database: Database, now: Date): Promise<void> {
  await database.query(
    `UPDATE mail m SET destination_hash = NULL
     WHERE m.destination_hash IS NOT NULL AND m.created_at < $1
       AND (SELECT e.ended_at < $1 OR m.generation < e.generation FROM enrollment e WHERE e.id = m.enrollment_id)`,
    [before(now, DESTINATION_KEPT_MS)],
  );
}

/** In batches: strangers write these rows, and as many as they like must not reach the time-out of one statement. */
async function removeRows(database: Database, table: string, isOld: string, since: Date): Promise<void> {
  const sql = `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${isOld} LIMIT ${BATCH})`;
  let removed: number;
  do [, removed] = await database.query<[unknown[], number]>(sql, [since]);
  while (removed === BATCH);
}

/**
 * Destroys what nobody may keep any longer: verifiers of superseded and expired generations; addresses of enrollments and
 * customers, as long after their end as the policy says; hashes of addresses that count no more; tries and counters
 * of unknown pairs; answers kept for an Idempotency-Key.
 */
export async function destroyOutdated(database: Database, now: Date): Promise<void> {
  await destroyVerifiers(database, now);
  await eraseTypedAddresses(database, now);
  await eraseKnownAddresses(database, now);
  await forgetDestinations(database, now);
  await removeRows(database, 'unknown_try', 'judged_at < $1', before(now, UNKNOWN_TRY_KEPT_MS));
  await removeRows(database, 'unknown_pair', 'counted_at < $1', before(now, PAIR_LIFE_SECONDS * 1000));
  await removeRows(database, 'idempotency_key', 'expires_at <= $1', now);
}
