import { proxyLocalActivities } from '@temporalio/workflow';
import type { EnrollmentActivities } from './activities.js';
import type { LoneTryInput } from './messages.js';

const work = proxyLocalActivities<EnrollmentActivities>({ startToCloseTimeout: '30s', localRetryThreshold: '5s' });

const JUDGES = {
  provisioning: work.judgeProvisioning,
  confirmation: work.judgeConfirmation,
  replacement: work.judgeReplacement,
} as const;

/**
 * Judges a try against an enrollment that has ended: a start password, so that its owner hears "expired" and nobody
 * else hears more than "refused"; or an OTP of the token that the enrollment made.
 */
export async function loneTry({ enrollmentId, attemptId, kind }: LoneTryInput): Promise<string> {
  return (await JUDGES[kind](enrollmentId, attemptId)).code;
}
