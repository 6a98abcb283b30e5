import { type EnrollmentState, isStuckAt, type StuckReason } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { outlookOf } from './stuck-columns.js';

/** One line of an operator's list. */
export interface EnrollmentItem {
  readonly id: string;
  readonly serviceId: string;
  readonly loginId: string;
  readonly generation: number;
  readonly state: EnrollmentState;
  readonly stuck: { readonly reason: StuckReason; readonly since: Date } | null;
  readonly deadline: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface ItemRow extends Omit<EnrollmentItem, 'stuck'> {
  readonly stuckReason: StuckReason | null;
  readonly stuckSince: Date | null;
  readonly stuckUntil: Date | null;
}

const SELECT = `
  SELECT e.id, e.service_id AS "serviceId", c.login_id AS "loginId", e.generation, e.state, e.deadline,
         e.stuck_reason AS "stuckReason", e.stuck_since AS "stuckSince", e.stuck_until AS "stuckUntil",
         e.created_at AS "createdAt", e.updated_at AS "updatedAt"
  FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place)
  JOIN enrollment e ON e.id = asked.id
  JOIN customer c ON c.id = e.customer_id
  ORDER BY asked.place`;

function toItem({ stuckReason, stuckSince, stuckUntil, ...row }: ItemRow, now: Date): EnrollmentItem {
  const outlook = outlookOf({ stuckReason, stuckSince, stuckUntil });
  return { ...row, stuck: outlook !== null && isStuckAt(outlook, now) ? outlook : null };
}

/** The lines of these enrollments, in the order of their IDs here, as they are at `now`. */
export async function readEnrollmentItems(
  manager: EntityManager,
  ids: readonly string[],
  now: Date,
): Promise<EnrollmentItem[]> {
  const rows = await manager.query<ItemRow[]>(SELECT, [ids]);
  return rows.map((row) => toItem(row, now));
}
