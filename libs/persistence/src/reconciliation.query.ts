import { OPEN_STATES, UNSENT_MAIL_STATUSES } from '@enrollment/domain';
import type { DataSource } from 'typeorm';

export interface OpenEnrollment {
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly customerId: string;
  readonly deadline: Date;
}

const OPEN = OPEN_STATES.map((state) => `'${state}'`).join(',');
const COLUMNS = 'id AS "enrollmentId", service_id AS "serviceId", customer_id AS "customerId", deadline';

/** A page of open enrollments that began before a moment, in the order of their customers. */
export async function readOpenEnrollments(
  dataSource: DataSource,
  { afterCustomer, before, limit }: { afterCustomer: string | null; before: Date; limit: number },
): Promise<OpenEnrollment[]> {
  return dataSource.query<OpenEnrollment[]>(
    `SELECT ${COLUMNS} FROM enrollment
     WHERE state IN (${OPEN}) AND customer_id > $1 AND created_at < $2 ORDER BY customer_id LIMIT $3`,
    [afterCustomer ?? '00000000-0000-0000-0000-000000000000', before, limit],
  );
}

/** Of these enrollments those that are open. */
export async function onlyOpen(dataSource: DataSource, ids: readonly string[]): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT id FROM enrollment WHERE id = ANY($1) AND state IN (${OPEN})`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Open enrollments whose process was found at fault. */
export async function readProcessFailing(dataSource: DataSource): Promise<OpenEnrollment[]> {
  return dataSource.query<OpenEnrollment[]>(
    `SELECT ${COLUMNS} FROM enrollment WHERE process_failing_since IS NOT NULL AND state IN (${OPEN})`,
  );
}

/**
 * Of enrollments whose workflow runs those that nothing has to be done for since `before`: there is no row, or it is
 * closed and its mails are settled.
 */
export async function readIdle(dataSource: DataSource, ids: readonly string[], before: Date): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT asked.id FROM unnest($1::uuid[]) AS asked (id) LEFT JOIN enrollment e ON e.id = asked.id
     WHERE e.id IS NULL OR (e.ended_at < $2 AND NOT EXISTS (
       SELECT 1 FROM mail m WHERE m.enrollment_id = e.id AND (m.status = ANY($3) OR m.status_at >= $2)))`,
    [ids, before, UNSENT_MAIL_STATUSES],
  );
  return rows.map(({ id }) => id);
}

/** What nobody could tell Temporal since `before`. */
export async function countLeftOver(dataSource: DataSource, before: Date): Promise<{ orders: number; tries: number }> {
  const [counts] = await dataSource.query<[{ orders: number; tries: number }]>(
    `SELECT (SELECT count(*)::int FROM outbox_order WHERE done_at IS NULL AND created_at < $1) AS orders,
            (SELECT count(*)::int FROM attempt WHERE outcome = 'pending' AND received_at < $1)
            + (SELECT count(*)::int FROM unknown_try WHERE judged_at IS NULL AND received_at < $1) AS tries`,
    [before],
  );
  return counts;
}
