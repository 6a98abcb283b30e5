import type { Role } from './role.js';

/** What one operator alone may not do. */
export const APPROVAL_KINDS = ['unlock', 'replace', 'resume', 'revoke', 'close-case'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** Who may ask for it, and who may agree: two different people, neither of them the customer. */
export const APPROVING_ROLES: readonly Role[] = ['operator', 'supervisor'];

/** An approval is good for so long after it was asked for, and once. */
export const APPROVAL_VALID_MS = 86_400_000;

/** What people do with an approval before it is used. */
export type ApprovalStep = 'request' | 'approve' | 'refuse' | 'withdraw';

/** How a request ends that is not used: somebody else says no, or who asked wants it no more. */
export const APPROVAL_ENDINGS = ['refused', 'withdrawn'] as const;
export type ApprovalEnding = (typeof APPROVAL_ENDINGS)[number];
