import type { EntityManager } from 'typeorm';

interface GenerationKey {
  readonly enrollmentId: string;
  readonly generation: number;
}

/** Takes the seed that was encrypted to the device out of the answers that handed it over. */
export async function eraseHandedOverSeeds(manager: EntityManager, of: GenerationKey): Promise<void> {
  await manager.query('SELECT erase_handed_over_seeds($1, $2)', [of.enrollmentId, of.generation]);
}

/** Destroys the seed of a generation's token that never became active, wherever it was handed over too. */
export async function destroyToken(manager: EntityManager, of: GenerationKey, now: Date): Promise<void> {
  await manager.query('SELECT void_token($1, $2, $3)', [of.enrollmentId, of.generation, now]);
}
