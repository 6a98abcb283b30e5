/** States of an enrollment. */
export const EnrollmentState = {
  ISSUING: 'ISSUING',
  AWAITING_PROVISIONING: 'AWAITING_PROVISIONING',
  AWAITING_CONFIRMATION: 'AWAITING_CONFIRMATION',
  LOCKED: 'LOCKED',
  ACTIVE: 'ACTIVE',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
} as const;
export type EnrollmentState = (typeof EnrollmentState)[keyof typeof EnrollmentState];

export const OPEN_STATES = [
  EnrollmentState.ISSUING,
  EnrollmentState.AWAITING_PROVISIONING,
  EnrollmentState.AWAITING_CONFIRMATION,
  EnrollmentState.LOCKED,
] as const;

export function isOpen(state: EnrollmentState): boolean {
  return (OPEN_STATES as readonly EnrollmentState[]).includes(state);
}
