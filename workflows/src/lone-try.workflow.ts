import { ParentClosePolicy, proxyLocalActivities, startChild } from '@temporalio/workflow';
import type { EnrollmentActivities, LoneTryActivities } from './activities.js';
import { type LoneTryInput, TOKEN_NOTICE_WORKFLOW, tokenNoticeWorkflowId } from './messages.js';

const work = proxyLocalActivities<EnrollmentActivities & LoneTryActivities>({
  startToCloseTimeout: '30s',
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
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
  const { enrollmentId, attemptId, kind } = input;
  const { code, mails } = await JUDGES[kind](enrollmentId, attemptId);
  for (const mailId of mails) {
    await startChild(TOKEN_NOTICE_WORKFLOW, {
      workflowId: tokenNoticeWorkflowId(mailId),
      parentClosePolicy: ParentClosePolicy.ABANDON,
      args: [{ enrollmentId, mailId }],
    });
  }
  return code;
}
