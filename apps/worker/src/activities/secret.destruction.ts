import { destroyToken, type EnrollmentChange, Generation } from '@enrollment/persistence';

/** Nobody can prove a start password any more, for any generation of this enrollment. */
export async function destroyVerifiers({ manager, row }: EnrollmentChange): Promise<void> {
  await manager.update(
    Generation,
    { enrollmentId: row.id },
    { startPasswordVerifier: null, sealedStartPassword: null },
  );
}

/** The seed of the current generation that nobody confirmed. */
export async function destroyPendingToken({ manager, row, now }: EnrollmentChange): Promise<void> {
  await destroyToken(manager, { enrollmentId: row.id, generation: row.generation }, now);
}
