import { DEFAULT_POLICY, PAIR_LIFE_SECONDS, type Policy, Refusal } from '@enrollment/domain';
import { type EntityManager, IsNull } from 'typeorm';
import { Service } from '../entities/service.entity.js';
import { UnknownTry } from '../entities/unknown-try.entity.js';
import { readService } from '../policy.repository.js';
import { refuseWhileFlooded, unansweredAt } from './try.js';

export interface NewUnknownTry {
  readonly attemptId: string;
  readonly serviceId: string;
  /** Keyed hash of service ID and user ID. */
  readonly pairHash: Buffer;
  /** Seals the start password for this try. */
  readonly sealedSecret: string;
  readonly now: Date;
}

interface CountedPair {
  counted: number;
  triesAllowed: number;
}

/** What a new enrollment would begin with; a service that is not there has the rules of most. */
async function policyOf(manager: EntityManager, id: string): Promise<Policy> {
  const isThere = await manager.existsBy(Service, { id });
  return isThere ? (await readService(manager, id)).policy : DEFAULT_POLICY;
}

/** The row that counts a pair, locked. Like an enrollment it keeps the number of tries that it began with. */
async function lockPair(manager: EntityManager, { serviceId, pairHash, now }: NewUnknownTry): Promise<CountedPair> {
  const { startPasswordTries } = await policyOf(manager, serviceId);
  const [pair] = await manager.query<[CountedPair]>(
    `INSERT INTO unknown_pair AS pair (pair_hash, counted, tries_allowed, counted_at) VALUES ($1, 0, $2, $3)
     ON CONFLICT (pair_hash) DO UPDATE SET
       counted = CASE WHEN pair.counted_at > $4 THEN pair.counted ELSE 0 END,
       tries_allowed = CASE WHEN pair.counted_at > $4 THEN pair.tries_allowed ELSE excluded.tries_allowed END,
       counted_at = excluded.counted_at
     RETURNING counted, tries_allowed AS "triesAllowed"`,
    [pairHash, startPasswordTries, now, new Date(now.getTime() - PAIR_LIFE_SECONDS * 1000)],
  );
  return pair;
}

/**
 * Counts a try against a pair of IDs that names nothing, step for step as one against a known pair is counted.
 * @throws Refusal PROVISIONING.LOCKED, TRY.PENDING, DEPENDENCY.UNAVAILABLE, none of them counted
 */
export async function takeUnknownTry(manager: EntityManager, attempt: NewUnknownTry): Promise<void> {
  const { attemptId: id, pairHash, sealedSecret, now } = attempt;
  const pair = await lockPair(manager, attempt);
  if (await manager.existsBy(UnknownTry, { id })) return;
  await refuseWhileFlooded(manager, 'start-password', now);
  if (await manager.existsBy(UnknownTry, { pairHash, judgedAt: IsNull(), receivedAt: unansweredAt(now) }))
    throw new Refusal('TRY.PENDING');
  if (pair.counted >= pair.triesAllowed) throw new Refusal('PROVISIONING.LOCKED');
  await manager.query('UPDATE unknown_pair SET counted = counted + 1 WHERE pair_hash = $1', [pairHash]);
  await manager.insert(UnknownTry, { id, pairHash, sealedSecret, answer: null, receivedAt: now, judgedAt: null });
}
