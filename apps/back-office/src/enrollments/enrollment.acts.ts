import { ACTS, type ActKind, actingRole, EnrollmentState, isSamePerson, mayAct } from '@enrollment/domain';
import type { Identity } from '@enrollment/http';

/** What decides, beside the role, which acts make sense. */
export interface ActStanding {
  readonly loginId: string;
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

const KINDS = Object.keys(ACTS) as ActKind[];

/** What the page offers an operator. The act itself is judged by what stands when it arrives. */
export function offeredActs(user: Pick<Identity, 'loginId' | 'roles'>, standing: ActStanding): ActKind[] {
  if (isSamePerson({ name: user.loginId }, standing.loginId)) return [];
  return KINDS.filter(
    (kind) =>
      actingRole(kind, user.roles) !== undefined && mayAct(kind, standing.state) && (FURTHER[kind]?.(standing) ?? true),
  );
}
