import type { Role } from './role.js';
import { EnrollmentState, OPEN_STATES } from './state.js';

const { ISSUING, AWAITING_PROVISIONING, AWAITING_CONFIRMATION, LOCKED } = EnrollmentState;

export interface ActRule {
  /** The states in which it can be done. */
  readonly from: readonly EnrollmentState[];
  /** The operators who may ask for it; none where it is the customer's alone. */
  readonly roles: readonly Role[];
  /** Whether a second operator has to approve it first. */
  readonly needsApproval: boolean;
}

/** What people may ask of an open enrollment, beside issuing, provisioning and confirming. */
export const ACTS = {
  resend: { from: [ISSUING, AWAITING_PROVISIONING], roles: ['operator', 'supervisor'], needsApproval: false },
  cancel: { from: OPEN_STATES, roles: ['operator', 'supervisor'], needsApproval: false },
  extend: {
    from: [ISSUING, AWAITING_PROVISIONING, AWAITING_CONFIRMATION, LOCKED],
    roles: ['operator', 'supervisor'],
    needsApproval: false,
  },
  unlock: { from: [LOCKED], roles: ['operator', 'supervisor'], needsApproval: true },
  retry: { from: OPEN_STATES, roles: ['operator', 'supervisor', 'engineer'], needsApproval: false },
  /** Somebody who got the issue mail says that it was not them. */
  repudiate: { from: OPEN_STATES, roles: [], needsApproval: false },
} as const satisfies Record<string, ActRule>;
export type ActKind = keyof typeof ACTS;

export function mayAct(kind: ActKind, state: EnrollmentState): boolean {
  return (ACTS[kind].from as readonly EnrollmentState[]).includes(state);
}
