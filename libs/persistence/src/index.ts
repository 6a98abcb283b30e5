export * from './approval-target.query.js';
export * from './audit/index.js';
export * from './change-feed.js';
export * from './customer.repository.js';
export * from './data-source.js';
export * from './database-failure.js';
export * from './database-wait.js';
export { markEngine } from './engine-mark.js';
export * from './enrollment-change.js';
export * from './enrollment-item.query.js';
export * from './enrollment-view.query.js';
export * from './entities/act.entity.js';
export * from './entities/approval.entity.js';
export * from './entities/attempt.entity.js';
export * from './entities/barred-approval.entity.js';
export * from './entities/customer.entity.js';
export * from './entities/enrollment.entity.js';
export * from './entities/event.entity.js';
export * from './entities/generation.entity.js';
export * from './entities/mail.entity.js';
export * from './entities/outbox-order.entity.js';
export * from './entities/policy.entity.js';
export * from './entities/repudiation-case.entity.js';
export * from './entities/service.entity.js';
export * from './entities/token.entity.js';
export * from './entities/unknown-try.entity.js';
export * from './event-log.js';
export * from './event-position.js';
export { carryOutAct, type NewAct, recordAct, recordRefusedAct, withdrawAct } from './intake/act.js';
export { type ApprovalTarget, agreed, findApproval, spendApproval } from './intake/approval.js';
export { approve, refuseApproval, withdrawApproval } from './intake/approval-decision.js';
export { type ApprovalRequest, requestApproval } from './intake/approval-request.js';
export { type ApprovalMove, recordBarredApproval } from './intake/barred-approval.js';
export { mailBudgetLeft, requireBudgets } from './intake/budget.js';
export * from './intake/confirmation-try.js';
export * from './intake/issue.js';
export * from './intake/new-generation.js';
export * from './intake/provisioning-try.js';
export * from './intake/reissue.js';
export { mayReplaceByApproval } from './intake/replacement-approval.js';
export * from './intake/replacement-try.js';
export * from './intake/repudiation.js';
export * from './intake/resend.rule.js';
export * from './intake/token-acts.js';
export { tellCustomer } from './intake/token-notices.js';
export * from './intake/try.js';
export * from './left-over.query.js';
export * from './link.query.js';
export * from './lock.query.js';
export * from './mail-void.js';
export * from './not-me.query.js';
export { asOneOfMany } from './one-of-many.js';
export * from './open-approval.query.js';
export * from './otp-digits.query.js';
export {
  addPolicyVersion,
  isJapaneseHoliday,
  readPolicy,
  readPolicyFor,
  readService,
  requireUsablePolicies,
} from './policy.repository.js';
export * from './reconciliation.query.js';
export * from './replacement-lock.query.js';
export * from './repudiation-case.query.js';
export * from './retention.js';
export * from './roles/grant-rights.js';
export * from './roles/log-ins.js';
export * from './roles/rights.js';
export * from './sealed-seed.query.js';
export * from './service.seed.js';
export * from './session-end.js';
export * from './stuck.query.js';
export * from './token-destruction.js';
export * from './unusable-policy.error.js';
