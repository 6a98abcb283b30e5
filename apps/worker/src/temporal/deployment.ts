import { setTimeout as pause } from 'node:timers/promises';
import type { NativeConnection } from '@temporalio/worker';

export const DEPLOYMENT = 'enrollment';

const ATTEMPTS = 30;
const PAUSE_MS = 500;

/**
 * Makes this build the current version, as development wants it. The server learns of a version only when a worker of
 * it polls, so the first calls may come too early.
 */
export async function becomeCurrentVersion(
  connection: NativeConnection,
  namespace: string,
  buildId: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connection.workflowService.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName: DEPLOYMENT,
        buildId,
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await pause(PAUSE_MS);
    }
  }
}
