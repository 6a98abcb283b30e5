import type { EntityManager } from 'typeorm';

/** Wrong OTPs in a row, with those that wait for their outcome; a right one ends the row, and so does a resumption. */
const IN_A_ROW = `
  SELECT count(*)::int AS count FROM attempt
  WHERE enrollment_id = $1 AND generation = $2 AND kind = 'replacement-otp' AND outcome IN ('wrong', 'pending')
    AND received_at > greatest('-infinity',
      (SELECT max(received_at) FROM attempt
       WHERE enrollment_id = $1 AND generation = $2 AND kind = 'replacement-otp' AND outcome = 'right'),
      (SELECT max(at) FROM event WHERE enrollment_id = $1 AND generation = $2 AND type = 'token.resumed'))`;

/**
 * How many more wrong OTPs a token takes before it proves nothing to whoever wants it replaced. What waits for its
 * outcome counts, so that no more than that are ever evaluated.
 * @param of the enrollment and generation that made the token
 */
export async function replacementTriesLeft(
  manager: EntityManager,
  { enrollmentId, generation }: { readonly enrollmentId: string; readonly generation: number },
  limit: number,
): Promise<number> {
  const [{ count }] = await manager.query<[{ count: number }]>(IN_A_ROW, [enrollmentId, generation]);
  return Math.max(0, limit - count);
}
