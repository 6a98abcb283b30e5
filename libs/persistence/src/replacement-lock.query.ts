import type { EntityManager } from 'typeorm';

/** Wrong OTPs in a row, and those that wait for their outcome; a right one ends the row, and so does a resumption. */
const IN_A_ROW = `
  SELECT count(*) FILTER (WHERE outcome = 'wrong')::int AS wrong,
         count(*) FILTER (WHERE outcome = 'pending')::int AS waiting
  FROM attempt
  WHERE enrollment_id = $1 AND generation = $2 AND kind = 'replacement-otp' AND outcome IN ('wrong', 'pending')
    AND received_at > greatest('-infinity',
      (SELECT max(received_at) FROM attempt
       WHERE enrollment_id = $1 AND generation = $2 AND kind = 'replacement-otp' AND outcome = 'right'),
      (SELECT max(at) FROM event WHERE enrollment_id = $1 AND generation = $2 AND type = 'token.resumed'))`;

export interface ProofsInARow {
  readonly wrong: number;
  /** Not judged yet. The intake counts them too, so that no more than the limit are ever evaluated. */
  readonly waiting: number;
}

/**
 * The OTPs that bring a token nearer to proving nothing to whoever wants it replaced.
 * @param of the enrollment and generation that made the token
 */
export async function proofsInARow(
  manager: EntityManager,
  { enrollmentId, generation }: { readonly enrollmentId: string; readonly generation: number },
): Promise<ProofsInARow> {
  const [row] = await manager.query<[ProofsInARow]>(IN_A_ROW, [enrollmentId, generation]);
  return row;
}
