import type { EventType } from './event.js';
import { EnrollmentState, OPEN_STATES } from './state.js';

const { ISSUING, AWAITING_PROVISIONING, AWAITING_CONFIRMATION, LOCKED, ACTIVE, EXPIRED, CANCELLED } = EnrollmentState;

export interface Transition {
  readonly from: readonly EnrollmentState[];
  readonly to: EnrollmentState;
  /** The event that the same transaction appends. */
  readonly event: EventType;
}

/**
 * Every change of state that an enrollment knows. Workflow, activities, tests and documents read this table;
 * what is not in it cannot happen.
 */
export const TRANSITIONS = {
  issue: { from: [], to: ISSUING, event: 'enrollment.issued' },
  acceptMail: { from: [ISSUING], to: AWAITING_PROVISIONING, event: 'mail.accepted' },
  provision: { from: [ISSUING, AWAITING_PROVISIONING], to: AWAITING_CONFIRMATION, event: 'provisioned' },
  activate: { from: [AWAITING_CONFIRMATION], to: ACTIVE, event: 'activated' },
  lockStartPassword: { from: [ISSUING, AWAITING_PROVISIONING], to: LOCKED, event: 'locked' },
  lockOtp: { from: [AWAITING_CONFIRMATION], to: LOCKED, event: 'locked' },
  unlock: { from: [LOCKED], to: AWAITING_CONFIRMATION, event: 'unlocked' },
  reissue: { from: OPEN_STATES, to: ISSUING, event: 'reissued' },
  expire: { from: OPEN_STATES, to: EXPIRED, event: 'expired' },
  cancel: { from: OPEN_STATES, to: CANCELLED, event: 'cancelled' },
} as const satisfies Record<string, Transition>;
export type TransitionName = keyof typeof TRANSITIONS;

export function mayTransit(name: TransitionName, from: EnrollmentState): boolean {
  return (TRANSITIONS[name].from as readonly EnrollmentState[]).includes(from);
}
