import { proxyLocalActivities } from '@temporalio/workflow';
import type { EnrollmentActivities, LoneTryActivities } from './activities.js';
import type { LoneTryInput } from './messages.js';

const work = proxyLocalActivities<EnrollmentActivities & LoneTryActivities>({
  startToCloseTimeout: '30s',
  localRetryThreshold: '5s',
});

const JUDGES = {
  provisioning: work.judgeProvisioning,
  confirmation: work.judgeConfirmation,
  replacement: work.judgeReplacement,
} as const;

/**
 * Judges a try against an enrollment that has ended: a start password, so that its owner hears "expired" and nobody
 * else hears more than "refused"; or an OTP of the token that the enrollment made. Or against a pair of IDs that never
 * named an enrollment, so that it takes the same road as one that did.
 */
export async function loneTry(input: LoneTryInput): Promise<string> {
  if (input.kind === 'unknown-pair') return work.judgeUnknownPair(input.attemptId);
  return (await JUDGES[input.kind](input.enrollmentId, input.attemptId)).code;
}
