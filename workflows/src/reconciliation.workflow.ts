import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { ReconcilerActivities, ReconcilerPlace, Reconciliation } from './activities.js';

const { reconcile } = proxyActivities<ReconcilerActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '1m',
  retry: { maximumAttempts: 2 },
});

const BEGINNING: ReconcilerPlace = { nextCustomer: null, nextStartedBefore: null };

/** One look, of those that a schedule orders, at whether rows and workflows still agree; goes on where the last one stopped. */
export async function reconciliation(): Promise<Reconciliation> {
  const before = workflowInfo().lastResult as Reconciliation | undefined;
  const { nextCustomer, nextStartedBefore } = before ?? BEGINNING;
  return reconcile({ nextCustomer, nextStartedBefore });
}
