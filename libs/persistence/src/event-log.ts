import type { EnrollmentEvent } from './entities/event.entity.js';
import { type EventPosition } from './event-position.js';

/** A data source, a transaction's manager, or anything else that answers with rows. */
export interface Queryable {
  query<Rows>(sql: string, values?: unknown[]): Promise<Rows>;
}

export interface LoggedEvent extends EnrollmentEvent {
  readonly position: EventPosition;
}

export interface EventFilter {
  /** Events of these services only; of all when left out. */
  readonly serviceIds?: readonly string[];
}

type EventRow = EnrollmentEvent & { readonly transactionId: string; readonly sequence: string };

export const EVENT_COLUMNS = `e.id, e.enrollment_id AS "enrollmentId", e.number, e.service_id AS "serviceId", e.generation,
  e.type, e.actor, e.data, e.at, e.previous_hash AS "previousHash", e.hash,
  e.transaction_id AS "transactionId", e.sequence`;

export function loggedEvent({ transactionId, sequence, ...event }: EventRow): LoggedEvent {
  return { ...event, position: { transactionId: BigInt(transactionId), sequence: BigInt(sequence) } };
}

/**
 * All events in one order that never changes behind a reader: a transaction that commits late cannot add one before a
 * place that was already read. An enrollment's events come in the order of their numbers.
 */
export class EventLog {
  constructor(private readonly database: Queryable) {}

  /** What settled after a position. The events of running transactions, and those after them, are not seen yet. */
  async readAfter(
    { transactionId, sequence }: EventPosition,
    limit: number,
    { serviceIds }: EventFilter = {},
  ): Promise<LoggedEvent[]> {
    const rows = await this.database.query<EventRow[]>(
      `SELECT ${EVENT_COLUMNS} FROM event e
       WHERE (e.transaction_id, e.sequence) > ($1::xid8, $2::bigint)
         AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
         AND ($4::text[] IS NULL OR e.service_id = ANY($4))
       ORDER BY e.transaction_id, e.sequence LIMIT $3`,
      [String(transactionId), String(sequence), limit, serviceIds ?? null],
    );
    return rows.map(loggedEvent);
  }

  /** Whoever reads anything after asking for this has seen every event up to it. */
  async settledPosition(): Promise<EventPosition> {
    const [row] = await this.database.query<[{ oldest: string }]>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) AS oldest',
    );
    return { transactionId: BigInt(row.oldest), sequence: 0n };
  }

  /** Whose enrollments changed after a position; what is not settled yet counts too. */
  async customersSince({ transactionId, sequence }: EventPosition): Promise<string[]> {
    const rows = await this.database.query<{ customerId: string }[]>(
      `SELECT DISTINCT n.customer_id AS "customerId" FROM event e JOIN enrollment n ON n.id = e.enrollment_id
       WHERE (e.transaction_id, e.sequence) > ($1::xid8, $2::bigint)`,
      [String(transactionId), String(sequence)],
    );
    return rows.map(({ customerId }) => customerId);
  }
}
