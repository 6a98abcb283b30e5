/** The roles that programs log in under. Who owns the tables is neither: only a migration may alter them. */
export const GROUP_ROLES = { faces: 'enrollment_face', worker: 'enrollment_worker' } as const;
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
  act: { faces: WRITE, worker: CHANGE },
  approval: { faces: WRITE, worker: CHANGE },
  attempt: { faces: WRITE, worker: CHANGE },
  backoffice_session: { faces: KEEP, worker: NOTHING },
  burned_step: { faces: NOTHING, worker: APPEND },
  customer: { faces: WRITE, worker: CHANGE },
  enrollment: { faces: WRITE, worker: CHANGE },
  event: { faces: APPEND, worker: APPEND },
  generation: { faces: WRITE, worker: CHANGE },
  idempotency_key: { faces: KEEP, worker: ['SELECT', 'DELETE'] },
  mail: { faces: WRITE, worker: WRITE },
  outbox_order: { faces: WRITE, worker: CHANGE },
  policy: { faces: READ, worker: READ },
  portal_session: { faces: KEEP, worker: NOTHING },
  rate_limit: { faces: KEEP, worker: NOTHING },
  repudiation_case: { faces: WRITE, worker: READ },
  service: { faces: READ, worker: READ },
  token: { faces: CHANGE, worker: WRITE },
  unknown_pair: { faces: WRITE, worker: ['SELECT', 'DELETE'] },
};
