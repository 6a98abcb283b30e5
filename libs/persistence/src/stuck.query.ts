import type { StuckReason } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';

export interface StuckEnrollment {
  readonly id: string;
  readonly serviceId: string;
  readonly reason: StuckReason;
  readonly since: Date;
}

export interface StuckQuery {
  /** The services that the asker may see. */
  readonly services: readonly string[];
  readonly reason?: StuckReason;
  readonly now: Date;
  /** The last one of the page before. */
  readonly after?: Pick<StuckEnrollment, 'since' | 'id'>;
  readonly limit: number;
}

/**
 * Enrollments that are stuck at `now`, those that have been so for longest first. Each service's own index gives its
 * share in order, whatever the number of enrollments.
 */
export async function readStuck(manager: EntityManager, query: StuckQuery): Promise<StuckEnrollment[]> {
  const { services, reason, now, after, limit } = query;
  const sql = `
    SELECT stuck.* FROM unnest($1::text[]) AS service (id)
    CROSS JOIN LATERAL (
      SELECT e.id, e.service_id AS "serviceId", e.stuck_reason AS reason, e.stuck_since AS since
      FROM enrollment e
      WHERE e.service_id = service.id AND e.stuck_since <= $2 AND (e.stuck_until IS NULL OR e.stuck_until > $2)
        AND (e.stuck_since, e.id) > ($3::timestamptz, $4::uuid)
        ${reason === undefined ? '' : 'AND e.stuck_reason = $6'}
      ORDER BY e.stuck_since, e.id LIMIT $5) stuck
    ORDER BY since, id LIMIT $5`;
  const start = [after?.since ?? '-infinity', after?.id ?? '00000000-0000-0000-0000-000000000000'];
  const parameters = [services, now, ...start, limit, ...(reason === undefined ? [] : [reason])];
  return manager.query<StuckEnrollment[]>(sql, parameters);
}

/** Beyond this many nobody counts on: a count reads each row, and is asked for with every page. */
export const MOST_STUCK_COUNTED = 1_000;

/** How many are stuck at `now`, by the same indexes; the most that is counted stands for as many or more. */
export async function countStuck(
  manager: EntityManager,
  { services, reason, now }: Pick<StuckQuery, 'services' | 'reason' | 'now'>,
): Promise<number> {
  const sql = `
    SELECT least(coalesce(sum(stuck.number), 0), ${MOST_STUCK_COUNTED})::int AS total FROM unnest($1::text[]) AS service (id)
    CROSS JOIN LATERAL (
      SELECT count(*) AS number FROM (
        SELECT FROM enrollment e
        WHERE e.service_id = service.id AND e.stuck_since <= $2 AND (e.stuck_until IS NULL OR e.stuck_until > $2)
          ${reason === undefined ? '' : 'AND e.stuck_reason = $3'}
        LIMIT ${MOST_STUCK_COUNTED}) counted) stuck`;
  const [row] = await manager.query<[{ total: number }]>(sql, [
    services,
    now,
    ...(reason === undefined ? [] : [reason]),
  ]);
  return row.total;
}

/**
 * Takes those out of the index that are over by themselves, so that they do not pile up before those that are not.
 * What they say is no longer true, so nothing of it is a change of the enrollment.
 */
export async function forgetPassedStuck(dataSource: DataSource, now: Date): Promise<void> {
  await dataSource.query(
    'UPDATE enrollment SET stuck_reason = NULL, stuck_since = NULL, stuck_until = NULL WHERE stuck_until <= $1',
    [now],
  );
}
