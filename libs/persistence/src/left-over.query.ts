import { type AttemptKind, TOKEN_NOTICES } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
import { OutboxOrder } from './entities/outbox-order.entity.js';

export interface LeftOverOrder {
  readonly id: string;
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly generation: number;
  readonly deadline: Date;
}

export interface LeftOverTry {
  readonly attemptId: string;
  readonly kind: AttemptKind;
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly deadline: Date;
}

/** A try whose pair of IDs names nothing. */
export interface LeftOverUnknownTry {
  readonly attemptId: string;
}

export interface LeftOverRepudiation {
  readonly actId: string;
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly deadline: Date;
}

export interface TokenNotice {
  readonly mailId: string;
  readonly enrollmentId: string;
}

/** Everybody gets a turn, however many cannot be told. */
export interface LeftOverOf {
  /** Left to whoever took it until then. */
  readonly before: Date;
  /** By ID, what is left alone for now. */
  readonly except: readonly string[];
  /** By ID, the one told longest ago first: these come after those never told, which come in the order of their age. */
  readonly told: readonly string[];
}

const BATCH = 20;
// In words, so that the index by which they are found is seen to hold them.
const NOTICE_KINDS = TOKEN_NOTICES.map((kind) => `'${kind}'`).join(',');
const turnOf = (id: string): string => `array_position($3::uuid[], ${id}) NULLS FIRST`;

/** Orders to tell Temporal that nobody has carried out. */
export async function readLeftOverOrders(dataSource: DataSource, of: LeftOverOf): Promise<LeftOverOrder[]> {
  return dataSource.query<LeftOverOrder[]>(
    `SELECT o.id, o.enrollment_id AS "enrollmentId", o.generation, e.service_id AS "serviceId", e.deadline
     FROM outbox_order o JOIN enrollment e ON e.id = o.enrollment_id
     WHERE o.done_at IS NULL AND o.created_at < $1 AND o.id <> ALL($2)
     ORDER BY ${turnOf('o.id')}, o.created_at LIMIT ${BATCH}`,
    [of.before, of.except, of.told],
  );
}

/** Tries without an outcome. */
export async function readLeftOverTries(dataSource: DataSource, of: LeftOverOf): Promise<LeftOverTry[]> {
  return dataSource.query<LeftOverTry[]>(
    `SELECT a.id AS "attemptId", a.kind, a.enrollment_id AS "enrollmentId", e.service_id AS "serviceId", e.deadline
     FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id
     WHERE a.outcome = 'pending' AND a.received_at < $1 AND a.id <> ALL($2)
     ORDER BY ${turnOf('a.id')}, a.received_at LIMIT ${BATCH}`,
    [of.before, of.except, of.told],
  );
}

/** The same of tries against unknown pairs, in a batch of their own: however many they are, nobody else waits for them. */
export async function readLeftOverUnknownTries(dataSource: DataSource, of: LeftOverOf): Promise<LeftOverUnknownTry[]> {
  return dataSource.query<LeftOverUnknownTry[]>(
    `SELECT id AS "attemptId" FROM unknown_try
     WHERE judged_at IS NULL AND received_at < $1 AND id <> ALL($2)
     ORDER BY ${turnOf('id')}, received_at LIMIT ${BATCH}`,
    [of.before, of.except, of.told],
  );
}

/** Enrollments whose cancelling a "this was not me" ordered, and that are not cancelled yet. */
export async function readLeftOverRepudiations(dataSource: DataSource, of: LeftOverOf): Promise<LeftOverRepudiation[]> {
  return dataSource.query<LeftOverRepudiation[]>(
    `SELECT a.id AS "actId", a.enrollment_id AS "enrollmentId", e.service_id AS "serviceId", e.deadline
     FROM act a JOIN enrollment e ON e.id = a.enrollment_id
     WHERE a.kind = 'repudiate' AND a.done_at IS NULL AND a.refused_code IS NULL AND a.received_at < $1
       AND a.id <> ALL($2)
     ORDER BY ${turnOf('a.id')}, a.received_at LIMIT ${BATCH}`,
    [of.before, of.except, of.told],
  );
}

/** Mails about tokens in use that no workflow has taken up yet; its first dialogue marks that one has. */
export async function readUntoldNotices(dataSource: DataSource, of: LeftOverOf): Promise<TokenNotice[]> {
  return dataSource.query<TokenNotice[]>(
    `SELECT id AS "mailId", enrollment_id AS "enrollmentId" FROM mail
     WHERE kind IN (${NOTICE_KINDS}) AND status = 'queued' AND sendings = 0 AND created_at <= $1 AND id <> ALL($2)
     ORDER BY ${turnOf('id')}, created_at LIMIT ${BATCH}`,
    [of.before, of.except, of.told],
  );
}

export interface NoticeUnderWay extends TokenNotice {
  readonly createdAt: Date;
}

export interface NoticesPage {
  /** The last one of the page before; null for the first page. */
  readonly after: NoticeUnderWay | null;
  readonly before: Date;
  readonly limit: number;
}

/** A page of those that a workflow has taken up and neither sent nor given up, nor tried since `before`. */
export async function readNoticesUnderWay(
  dataSource: DataSource,
  { after, before, limit }: NoticesPage,
): Promise<NoticeUnderWay[]> {
  return dataSource.query<NoticeUnderWay[]>(
    `SELECT id AS "mailId", enrollment_id AS "enrollmentId", created_at AS "createdAt" FROM mail
     WHERE kind IN (${NOTICE_KINDS}) AND status IN ('queued','sending') AND sendings > 0 AND status_at < $1
       AND (created_at, id) > ($2, $3) ORDER BY created_at, id LIMIT $4`,
    [before, after?.createdAt ?? new Date(0), after?.mailId ?? '00000000-0000-0000-0000-000000000000', limit],
  );
}

/** Acts that no face waits for any more and nobody has ended; a "this was not me" is told again instead. */
export async function readLeftOverActs(dataSource: DataSource, of: LeftOverOf): Promise<string[]> {
  const acts = await dataSource.query<{ id: string }[]>(
    `SELECT id FROM act
     WHERE kind <> 'repudiate' AND done_at IS NULL AND refused_code IS NULL AND received_at < $1 AND id <> ALL($2)
     ORDER BY ${turnOf('id')}, received_at LIMIT ${BATCH}`,
    [of.before, of.except, of.told],
  );
  return acts.map(({ id }) => id);
}

export async function markOrderDone(
  dataSource: DataSource,
  { enrollmentId, generation }: { enrollmentId: string; generation: number },
  now: Date,
): Promise<void> {
  await dataSource.manager.update(OutboxOrder, { enrollmentId, generation }, { doneAt: now });
}
