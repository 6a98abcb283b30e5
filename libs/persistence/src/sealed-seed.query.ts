import type { DataSource } from 'typeorm';

/** A seed at rest, with what it is bound to. */
export interface SealedSeed {
  readonly tokenId: string;
  readonly serviceId: string;
  readonly generation: number;
  readonly algorithm: string;
  readonly envelope: string;
}

/** The key-encryption key that an envelope names; the expression of the index `token_by_key`. */
const KEY_ID = `(sealed_seed::jsonb ->> 'keyId')`;

/** The key-encryption keys that wrap at least one seed: one step in the index for each, however many seeds there are. */
export async function readKeyIdsInUse(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `WITH RECURSIVE used (id) AS (
       (SELECT ${KEY_ID} FROM token WHERE sealed_seed IS NOT NULL ORDER BY 1 LIMIT 1)
       UNION ALL
       SELECT (SELECT ${KEY_ID} FROM token WHERE sealed_seed IS NOT NULL AND ${KEY_ID} > used.id ORDER BY 1 LIMIT 1)
       FROM used WHERE used.id IS NOT NULL)
     SELECT id FROM used WHERE id IS NOT NULL`,
  );
  return rows.map(({ id }) => id);
}

/** How many seeds each key-encryption key wraps. */
export async function countSealedSeeds(dataSource: DataSource): Promise<ReadonlyMap<string, number>> {
  const rows = await dataSource.query<{ id: string; seeds: number }[]>(
    `SELECT ${KEY_ID} AS id, count(*)::int AS seeds FROM token WHERE sealed_seed IS NOT NULL GROUP BY 1`,
  );
  return new Map(rows.map(({ id, seeds }) => [id, seeds]));
}

/** @param after the token to go on after */
export function readSealedSeeds(
  dataSource: DataSource,
  { keyId, after, limit }: { keyId: string; after: string; limit: number },
): Promise<SealedSeed[]> {
  return dataSource.query<SealedSeed[]>(
    `SELECT id AS "tokenId", service_id AS "serviceId", generation, algorithm, sealed_seed AS envelope
     FROM token WHERE sealed_seed IS NOT NULL AND ${KEY_ID} = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [keyId, after, limit],
  );
}

/** Puts another envelope in the place of the one that was read; a seed that was destroyed meanwhile stays destroyed. */
export async function replaceEnvelope(dataSource: DataSource, seed: SealedSeed, envelope: string): Promise<boolean> {
  const [, replaced] = await dataSource.query<[unknown, number]>(
    'UPDATE token SET sealed_seed = $3 WHERE id = $1 AND sealed_seed = $2',
    [seed.tokenId, seed.envelope, envelope],
  );
  return replaced === 1;
}

/** What faces have sealed and the worker has not opened yet. */
export async function readSealedMessages(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ sealed: string }[]>(
    `SELECT sealed_secret AS sealed FROM attempt WHERE outcome = 'pending'
     UNION ALL SELECT sealed_start_password FROM generation WHERE sealed_start_password IS NOT NULL`,
  );
  return rows.map(({ sealed }) => sealed);
}
