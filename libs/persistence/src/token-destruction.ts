import type { EntityManager } from 'typeorm';
import { Token } from './entities/token.entity.js';

/** Destroys the seed of a generation's token that never became active. */
export async function destroyToken(
  manager: EntityManager,
  of: { enrollmentId: string; generation: number },
  now: Date,
): Promise<void> {
  await manager.update(Token, { ...of, status: 'pending' }, { status: 'void', sealedSeed: null, endedAt: now });
}
