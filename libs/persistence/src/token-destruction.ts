import type { EntityManager } from 'typeorm';
import { Token } from './entities/token.entity.js';

interface GenerationKey {
  readonly enrollmentId: string;
  readonly generation: number;
}

/** Takes the seed that was encrypted to the device out of the answers that handed it over. */
export async function eraseHandedOverSeeds(manager: EntityManager, of: GenerationKey): Promise<void> {
  await manager.query(
    `UPDATE attempt SET answer = answer - 'key'
     WHERE enrollment_id = $1 AND generation = $2 AND kind = 'start-password' AND answer->>'code' = 'PROVISIONED'`,
    [of.enrollmentId, of.generation],
  );
}

/** Destroys the seed of a generation's token that never became active. */
export async function destroyToken(manager: EntityManager, of: GenerationKey, now: Date): Promise<void> {
  const { enrollmentId, generation } = of;
  const pending = { enrollmentId, generation, status: 'pending' as const };
  await manager.update(Token, pending, { status: 'void', sealedSeed: null, endedAt: now });
  await eraseHandedOverSeeds(manager, of);
}
