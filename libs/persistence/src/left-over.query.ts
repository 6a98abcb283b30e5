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

export interface UntoldNotice {
  readonly mailId: string;
  readonly enrollmentId: string;
}

/** By ID, what a relay has told already: everybody gets a turn, however many cannot be told. */
export interface LeftOverTurns {
  /** What is left alone for now. */
  readonly except: readonly string[];
  /** The one told longest ago first: these come after those never told, which come in the order of their age. */
  readonly told: readonly string[];
}

export interface LeftOverOf extends LeftOverTurns {
  /** Left to whoever took it until then. */
  readonly before: Date;
}

const BATCH = 20;
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
export async function readUntoldNotices(dataSource: DataSource, of: LeftOverTurns): Promise<UntoldNotice[]> {
  return dataSource.query<UntoldNotice[]>(
    `SELECT id AS "mailId", enrollment_id AS "enrollmentId" FROM mail
     WHERE status = 'queued' AND sendings = 0 AND kind = ANY($1) AND id <> ALL($2)
     ORDER BY ${turnOf('id')}, created_at LIMIT ${BATCH}`,
    [TOKEN_NOTICES, of.except, of.told],
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
