import { Refusal } from '@enrollment/domain';
import type { DataSource } from 'typeorm';

const REMEMBERED_MS = 86_400_000;

/**
 * Counts a try against a pair of IDs that names nothing, as one against a known pair is counted, for 24 hours.
 * @returns the tries left
 * @throws Refusal PROVISIONING.LOCKED
 */
export async function countUnknownPair(
  dataSource: DataSource,
  pairHash: Buffer,
  limit: number,
  now: Date,
): Promise<number> {
  const [row] = await dataSource.query<[{ counted: number }]>(
    `INSERT INTO unknown_pair (pair_hash, counted, since) VALUES ($1, 1, $2)
     ON CONFLICT (pair_hash) DO UPDATE SET
       counted = CASE WHEN unknown_pair.since > $3 THEN least(unknown_pair.counted + 1, $4::int + 1) ELSE 1 END,
       since = CASE WHEN unknown_pair.since > $3 THEN unknown_pair.since ELSE $2 END
     RETURNING counted`,
    [pairHash, now, new Date(now.getTime() - REMEMBERED_MS), limit],
  );
  if (row.counted > limit) throw new Refusal('PROVISIONING.LOCKED');
  return limit - row.counted;
}
