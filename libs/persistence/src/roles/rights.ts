/** The roles that programs log in under. Who owns the tables is none of them: only a migration may alter them. */
export const GROUP_ROLES = {
  portal: 'enrollment_portal',
  tokenSite: 'enrollment_token_site',
  backOffice: 'enrollment_back_office',
  worker: 'enrollment_worker',
} as const;
export type ProgramKind = keyof typeof GROUP_ROLES;
export const PROGRAM_KINDS = Object.keys(GROUP_ROLES) as readonly ProgramKind[];

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | `UPDATE (${string})`;
/** A program that is not named has none. */
type Rights = Readonly<Partial<Record<ProgramKind, readonly Right[]>>>;

const READ: readonly Right[] = ['SELECT'];
/** Nobody who runs as a program may change or remove what was added. */
const APPEND: readonly Right[] = ['SELECT', 'INSERT'];
const KEEP: readonly Right[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

const change = (columns: string): readonly Right[] => ['SELECT', `UPDATE (${columns})`];
const write = (columns: string): readonly Right[] => ['SELECT', 'INSERT', `UPDATE (${columns})`];

/** Whoever may lock a row must be able to update it (PostgreSQL); nothing reads this column of these tables. */
const LOCK = 'created_at';
/** What each event of an enrollment brings with it. */
const TOLD = 'version, event_count, head_hash, stuck_reason, stuck_since, stuck_until, updated_at';
const MOVED = 'state, locked_from, deadline, reminder_at, failing_since';
const PROCESSED = 'process_failing_since, extended_seconds, activated_at, ended_at';
const ENDED = 'ended_as, ended_by, ended_at';
const SENT = 'status, status_at, claimed_by, sendings, ambiguous_sendings, not_me_code_hash, destination_hash';
const SECRETS = 'sealed_start_password, start_password_verifier, link_code_hash, mail_address';
const COUNTED = 'start_password_counted, otp_counted, clock_offset_seconds, provisioned_at';

/**
 * What each program may do to each table, and no more than its code does; a table that is not named here is a fault of its
 * migration.
 */
export const TABLE_RIGHTS: Readonly<Record<string, Rights>> = {
  act: {
    portal: write('refused_code'),
    tokenSite: APPEND,
    backOffice: write('refused_code'),
    worker: change('done_at, refused_code'),
  },
  // The portal uses up the approval of a replacement; only the back office makes or approves one.
  approval: {
    portal: change('used_at'),
    backOffice: write(`approved_by, approved_at, used_at, ${ENDED}`),
    worker: change('used_at'),
  },
  attempt: {
    portal: APPEND,
    tokenSite: APPEND,
    backOffice: READ,
    worker: change('outcome, answer, sealed_secret, judged_at'),
  },
  backoffice_session: { backOffice: KEEP },
  barred_approval: { backOffice: ['INSERT'] },
  burned_step: { worker: APPEND },
  customer: {
    portal: write('login_id, display_name, known_mail_address, updated_at'),
    tokenSite: change(LOCK),
    backOffice: change('on_hold_since'),
    worker: change('known_mail_address'),
  },
  enrollment: {
    portal: write(`generation, ${MOVED}, ${TOLD}`),
    tokenSite: change(TOLD),
    backOffice: change(TOLD),
    worker: change(`${MOVED}, ${PROCESSED}, ${TOLD}`),
  },
  event: { portal: APPEND, tokenSite: APPEND, backOffice: APPEND, worker: APPEND },
  generation: {
    portal: write('superseded_at, otp_counted'),
    tokenSite: change('start_password_counted, link_opened_at'),
    backOffice: READ,
    worker: change(`${SECRETS}, ${COUNTED}`),
  },
  idempotency_key: { portal: KEEP, tokenSite: KEEP, backOffice: KEEP, worker: ['SELECT', 'DELETE'] },
  mail: {
    portal: write('status, status_at'),
    tokenSite: write('status, status_at, not_me_at'),
    backOffice: APPEND,
    worker: write(SENT),
  },
  outbox_order: { portal: write('done_at'), worker: change('done_at') },
  policy: { portal: READ, tokenSite: READ, backOffice: READ, worker: READ },
  portal_session: { portal: KEEP },
  rate_limit: { portal: KEEP, tokenSite: KEEP, backOffice: KEEP },
  // Faces open a case; only the back office closes one.
  repudiation_case: { portal: ['INSERT'], tokenSite: APPEND, backOffice: change('closed_at, closing_approval_id') },
  service: { portal: READ, tokenSite: READ, backOffice: READ, worker: READ },
  token: {
    portal: change(LOCK),
    tokenSite: READ,
    backOffice: change('status, suspended_at, sealed_seed, ended_at'),
    worker: write('status, suspended_at, sealed_seed, activated_at, ended_at'),
  },
  unknown_pair: { tokenSite: write('counted, tries_allowed, counted_at'), worker: ['SELECT', 'DELETE'] },
  unknown_try: { tokenSite: APPEND, worker: ['SELECT', 'UPDATE (answer, sealed_secret, judged_at)', 'DELETE'] },
};

/** What is done to rows that the program may not change otherwise, by functions that run as the owner. */
export const FUNCTION_RIGHTS: Readonly<Record<string, readonly ProgramKind[]>> = {
  end_portal_sessions: ['portal', 'tokenSite'],
  erase_handed_over_seeds: ['backOffice', 'worker'],
  hold_customer: ['portal', 'tokenSite'],
  suspend_token: ['portal', 'tokenSite', 'backOffice'],
  void_token: ['portal', 'worker'],
};
