import {
  ACTS,
  type ActKind,
  actingRole,
  EnrollmentState,
  mayAct,
  mayBeCustomer,
  type PersonId,
} from '@enrollment/domain';
import type { Identity } from '@enrollment/http';

/** What decides, beside the role, which acts make sense. */
export interface ActStanding {
  readonly customer: PersonId & { readonly loginId: string };
  readonly state: EnrollmentState;
  readonly lockedFrom: EnrollmentState | null;
  readonly failingSince: Date | null;
  readonly resendsRemaining: number;
  readonly extensionRemainingSeconds: number;
}

const FURTHER: Partial<Record<ActKind, (standing: ActStanding) => boolean>> = {
  resend: ({ resendsRemaining }) => resendsRemaining > 0,
  extend: ({ extensionRemainingSeconds }) => extensionRemainingSeconds > 0,
  unlock: ({ lockedFrom }) => lockedFrom === EnrollmentState.AWAITING_CONFIRMATION,
  retry: ({ failingSince }) => failingSince !== null,
};

type Operating = Pick<Identity, keyof PersonId | 'loginId' | 'roles'>;

const KINDS = Object.keys(ACTS) as ActKind[];

/** What the page offers an operator. The act itself is judged by what stands when it arrives. */
export function offeredActs(user: Operating, standing: ActStanding): ActKind[] {
  if (mayBeCustomer({ ...user, name: user.loginId }, standing.customer)) return [];
  return KINDS.filter(
    (kind) =>
      actingRole(kind, user.roles) !== undefined && mayAct(kind, standing.state) && (FURTHER[kind]?.(standing) ?? true),
  );
}
