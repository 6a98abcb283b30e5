import type { History } from '@temporalio/common/lib/proto-utils.js';

export interface HistorySize {
  readonly events: number;
  readonly workflowTasks: number;
}

/** Counts up to the answer of the last update, which is the confirmation that makes the enrollment ACTIVE. */
export function eventsUntilActive({ events }: History): HistorySize {
  const all = events ?? [];
  const last = all.findLastIndex((event) => event.workflowExecutionUpdateCompletedEventAttributes);
  const counted = all.slice(0, last + 1);
  return {
    events: counted.length,
    workflowTasks: counted.filter((event) => event.workflowTaskCompletedEventAttributes).length,
  };
}
