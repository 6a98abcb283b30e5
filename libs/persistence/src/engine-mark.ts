import { type EnginePart, isOpen, SYSTEM } from '@enrollment/domain';
import type { EnrollmentChange } from './enrollment-change.js';

/** Which column says since when a part of the engine cannot get on. */
export const FAILING_COLUMN = {
  step: 'failingSince',
  process: 'processFailingSince',
} as const satisfies Record<EnginePart, string>;

/** Flags an enrollment as one that the engine cannot get on with, or no longer; an ended one needs nobody's help. */
export async function markEngine(change: EnrollmentChange, part: EnginePart, failing: boolean): Promise<void> {
  const { row, now } = change;
  const column = FAILING_COLUMN[part];
  if ((row[column] !== null) === failing || (failing && !isOpen(row.state))) return;
  row[column] = failing ? now : null;
  await change.record(failing ? 'engine.failing' : 'engine.recovered', SYSTEM, { part });
}
