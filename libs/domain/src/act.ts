import type { ApprovalKind } from './approval.js';
import { MAX_EXTENSION_SECONDS } from './policy.js';
import type { Role } from './role.js';
import { EnrollmentState, OPEN_STATES } from './state.js';

const { ISSUING, AWAITING_PROVISIONING, LOCKED } = EnrollmentState;

export interface ActRule {
  /** The states in which it can be done. */
  readonly from: readonly EnrollmentState[];
  /** The operators who may ask for it; none where it is the customer's alone. */
  readonly roles: readonly Role[];
  /** What a second operator has to approve first. */
  readonly approval: ApprovalKind | null;
}

/** What people may ask of an open enrollment, beside issuing, provisioning and confirming. */
export const ACTS = {
  resend: { from: [ISSUING, AWAITING_PROVISIONING], roles: ['operator', 'supervisor'], approval: null },
  cancel: { from: OPEN_STATES, roles: ['operator', 'supervisor'], approval: null },
  extend: { from: OPEN_STATES, roles: ['operator', 'supervisor'], approval: null },
  /** Of tries with an OTP only; a locked start password is replaced by a reissue. */
  unlock: { from: [LOCKED], roles: ['operator', 'supervisor'], approval: 'unlock' },
  /** Of what the engine gave up; only while it is flagged as failing. */
  retry: { from: OPEN_STATES, roles: ['operator', 'supervisor', 'engineer'], approval: null },
  /** Somebody says that it was not them: the reader of a mail, or the customer. */
  repudiate: { from: OPEN_STATES, roles: [], approval: null },
} as const satisfies Record<string, ActRule>;
export type ActKind = keyof typeof ACTS;

/** The code of an act that was carried out. */
export const DONE = 'DONE';

export function mayAct(kind: ActKind, state: EnrollmentState): boolean {
  return (ACTS[kind].from as readonly EnrollmentState[]).includes(state);
}

/** The role in which somebody may ask for an act; undefined when none of theirs allows it. */
export function actingRole(kind: ActKind, roles: readonly string[]): Role | undefined {
  return ACTS[kind].roles.find((role) => roles.includes(role));
}

/** What an act says beside its kind. IDs, codes, numbers and times only. */
export type ActPayload = Readonly<Record<string, string | number>>;

const isWhole = (value: unknown, min: number, max: number = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;

/** The members that the payload of each kind has, and no other. */
const PAYLOADS: Partial<Record<ActKind, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  extend: { seconds: (value) => isWhole(value, 1, MAX_EXTENSION_SECONDS) },
  unlock: { generation: (value) => isWhole(value, 1), lock: (value) => isWhole(value, 0) },
  repudiate: { generation: (value) => isWhole(value, 1) },
};

export function isActPayload(kind: ActKind, payload: ActPayload): boolean {
  const members = PAYLOADS[kind] ?? {};
  const names = Object.keys(payload);
  return names.length === Object.keys(members).length && names.every((name) => members[name]?.(payload[name]) === true);
}

/**
 * Failed OTPs that one generation may see in all, however often it is unlocked (NIST SP 800-63B §5.2.2: no more than 100
 * in a row).
 */
export const FAILED_OTPS_IN_ALL = 99;
