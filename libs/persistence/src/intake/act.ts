import { randomUUID } from 'node:crypto';
import type { Actor } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
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

/** Takes back an act that the workflow could not be told of: a command that arrives later finds nothing and is refused. */
export async function withdrawAct(dataSource: DataSource, id: string): Promise<void> {
  await dataSource.query('DELETE FROM act WHERE id = $1 AND done_at IS NULL', [id]);
}
