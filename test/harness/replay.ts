import { Worker } from '@temporalio/worker';
import { workflowBundle } from './workflow-tools.js';

export interface ToldHistory {
  readonly workflowId: string;
  readonly history: unknown;
}

/** What today's code of the workflows cannot follow: `workflow ID: why`. */
export async function unfollowed(told: Iterable<ToldHistory> | AsyncIterable<ToldHistory>): Promise<string[]> {
  const faults: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, told)) {
    if (error) faults.push(`${workflowId}: ${error.message}`);
  }
  return faults;
}
