import type { MailRecipient } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';

/** A "this was not me" as operators see it. */
export interface CaseSeen {
  readonly id: string;
  readonly serviceId: string;
  readonly customerId: string;
  readonly loginId: string;
  /** The token that was repudiated. */
  readonly tokenId: string;
  /** What the customer has now, to be resumed or revoked; null once there is none. */
  readonly tokenInUseId: string | null;
  /** Whose mail said so; null when the customer did, logged in. */
  readonly recipient: MailRecipient | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

const SEEN = `
  SELECT r.id, r.service_id AS "serviceId", r.customer_id AS "customerId", c.login_id AS "loginId", r.token_id AS "tokenId",
    t.id AS "tokenInUseId", m.recipient, r.opened_at AS "openedAt", r.closed_at AS "closedAt"
  FROM repudiation_case r
  JOIN customer c ON c.id = r.customer_id
  LEFT JOIN mail m ON m.id = r.mail_id
  LEFT JOIN token t ON t.customer_id = c.id AND t.service_id = c.service_id AND t.status IN ('active','suspended')`;

const MOST = 200;

/** Cases that hold a customer's issues, the longest waiting first; of the named services, or of all. */
export function readOpenCases(manager: EntityManager, services: readonly string[] | 'all'): Promise<CaseSeen[]> {
  const ofServices = services === 'all' ? '' : 'AND r.service_id = ANY($1)';
  return manager.query<CaseSeen[]>(
    `${SEEN} WHERE r.closed_at IS NULL ${ofServices} ORDER BY r.opened_at LIMIT ${MOST}`,
    services === 'all' ? [] : [services],
  );
}

export async function findCase(manager: EntityManager, id: string): Promise<CaseSeen | undefined> {
  const [found] = await manager.query<CaseSeen[]>(`${SEEN} WHERE r.id = $1`, [id]);
  return found;
}
