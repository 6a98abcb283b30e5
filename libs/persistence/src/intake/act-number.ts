import { PROBLEMS, type ProblemCode, Refusal } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import type { Act } from '../entities/act.entity.js';

/** Acts of one kind that one enrollment may see of its customer, and of operators, however they end. */
const ACTS_IN_ALL = 50;

/** What a person may not do at all never reaches the workflow. */
const FORBIDDEN = (Object.keys(PROBLEMS) as ProblemCode[]).filter((code) => PROBLEMS[code].status === 403);

/**
 * Each act is an update, done or refused, and Temporal takes 2,000 of them per workflow. Counted apart, so that whoever
 * floods one kind takes nothing else away. The caller holds the enrollment's row, so that the number is exact.
 * @throws Refusal REQUEST.RATE
 */
export async function refuseBeyondActs(
  manager: EntityManager,
  { enrollmentId, kind, actor }: Pick<Act, 'enrollmentId' | 'kind' | 'actor'>,
): Promise<void> {
  const [told] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM act
     WHERE enrollment_id = $1 AND kind = $2 AND actor ->> 'kind' = $3
       AND (refused_code IS NULL OR refused_code <> ALL($4))`,
    [enrollmentId, kind, actor.kind, FORBIDDEN],
  );
  if ((told?.count ?? 0) >= ACTS_IN_ALL) throw new Refusal('REQUEST.RATE');
}
