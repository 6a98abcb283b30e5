import { randomUUID } from 'node:crypto';
import type { Actor } from '@enrollment/domain';
import { type DataSource, IsNull } from 'typeorm';
import { Act, type ActKind } from '../entities/act.entity.js';

/** Writes down who asked for what, before the workflow is told. */
export async function recordAct(
  dataSource: DataSource,
  act: { enrollmentId: string; kind: ActKind; actor: Actor; now: Date },
): Promise<string> {
  const id = randomUUID();
  const { now, ...columns } = act;
  await dataSource.manager.insert(Act, { id, ...columns, receivedAt: now, doneAt: null });
  return id;
}

/**
 * Takes back an act that was not carried out: a command that arrives later finds nothing and is refused.
 * @returns false when it had been carried out
 */
export async function withdrawAct(dataSource: DataSource, id: string): Promise<boolean> {
  const { affected } = await dataSource.manager.delete(Act, { id, doneAt: IsNull() });
  return affected === 1;
}
