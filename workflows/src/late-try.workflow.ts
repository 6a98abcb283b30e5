import { proxyLocalActivities } from '@temporalio/workflow';
import type { EnrollmentActivities } from './activities.js';
import type { LateTryInput } from './messages.js';

const { judgeProvisioning } = proxyLocalActivities<EnrollmentActivities>({ startToCloseTimeout: '30s', localRetryThreshold: '5s' });

/**
 * Judges a start password against an enrollment that has ended, so that its owner hears "expired" and nobody else
 * hears more than "refused".
 */
export async function lateTry({ enrollmentId, attemptId }: LateTryInput): Promise<string> {
  return (await judgeProvisioning(enrollmentId, attemptId)).code;
}
