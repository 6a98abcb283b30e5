/** The roles that programs log in under. Who owns the tables is none of them: only a migration may alter them. */
export const GROUP_ROLES = {
  portal: 'enrollment_portal',
  tokenSite: 'enrollment_token_site',
  backOffice: 'enrollment_back_office',
  worker: 'enrollment_worker',
} as const;
export type ProgramKind = keyof typeof GROUP_ROLES;

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
type Rights = Readonly<Record<ProgramKind, readonly Right[]>>;

const READ: readonly Right[] = ['SELECT'];
/** Nobody who runs as a program may change or remove what was added. */
const APPEND: readonly Right[] = ['SELECT', 'INSERT'];
const CHANGE: readonly Right[] = ['SELECT', 'UPDATE'];
const WRITE: readonly Right[] = ['SELECT', 'INSERT', 'UPDATE'];
const KEEP: readonly Right[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
const NOTHING: readonly Right[] = [];

/** What each program may do to each table; a table that is not named here is a fault of its migration. */
export const TABLE_RIGHTS: Readonly<Record<string, Rights>> = {
  act: { portal: WRITE, tokenSite: WRITE, backOffice: WRITE, worker: CHANGE },
  // The portal uses up the approval of a replacement; only the back office makes or approves one.
  approval: { portal: CHANGE, tokenSite: READ, backOffice: WRITE, worker: CHANGE },
  attempt: { portal: WRITE, tokenSite: WRITE, backOffice: CHANGE, worker: CHANGE },
  backoffice_session: { portal: NOTHING, tokenSite: NOTHING, backOffice: KEEP, worker: NOTHING },
  barred_approval: { portal: NOTHING, tokenSite: NOTHING, backOffice: APPEND, worker: NOTHING },
  burned_step: { portal: NOTHING, tokenSite: NOTHING, backOffice: NOTHING, worker: APPEND },
  customer: { portal: WRITE, tokenSite: CHANGE, backOffice: CHANGE, worker: CHANGE },
  enrollment: { portal: WRITE, tokenSite: CHANGE, backOffice: CHANGE, worker: CHANGE },
  event: { portal: APPEND, tokenSite: APPEND, backOffice: APPEND, worker: APPEND },
  generation: { portal: WRITE, tokenSite: CHANGE, backOffice: READ, worker: CHANGE },
  idempotency_key: { portal: KEEP, tokenSite: KEEP, backOffice: KEEP, worker: ['SELECT', 'DELETE'] },
  mail: { portal: WRITE, tokenSite: WRITE, backOffice: WRITE, worker: WRITE },
  outbox_order: { portal: WRITE, tokenSite: READ, backOffice: READ, worker: CHANGE },
  policy: { portal: READ, tokenSite: READ, backOffice: READ, worker: READ },
  // "not me" at the token site ends the customer's sessions at the portal.
  portal_session: { portal: KEEP, tokenSite: CHANGE, backOffice: NOTHING, worker: NOTHING },
  rate_limit: { portal: KEEP, tokenSite: KEEP, backOffice: KEEP, worker: NOTHING },
  // Faces open a case; only the back office closes one.
  repudiation_case: { portal: APPEND, tokenSite: APPEND, backOffice: CHANGE, worker: READ },
  service: { portal: READ, tokenSite: READ, backOffice: READ, worker: READ },
  token: { portal: CHANGE, tokenSite: CHANGE, backOffice: CHANGE, worker: WRITE },
  unknown_pair: { portal: NOTHING, tokenSite: WRITE, backOffice: NOTHING, worker: ['SELECT', 'DELETE'] },
  unknown_try: { portal: NOTHING, tokenSite: APPEND, backOffice: NOTHING, worker: ['SELECT', 'UPDATE', 'DELETE'] },
};
