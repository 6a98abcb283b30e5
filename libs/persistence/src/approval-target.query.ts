import type { ActPayload, ApprovalKind } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { tokenStandingSql } from './token-standing.query.js';

export interface ApprovalTargetFound {
  readonly serviceId: string;
  readonly customerId: string;
  /** What exactly an approval would be for; null while the target's state leaves nothing to approve. */
  readonly payload: ActPayload | null;
}

const ofToken = (statuses: string): string =>
  `SELECT t.service_id AS "serviceId", t.customer_id AS "customerId",
     CASE WHEN t.status IN (${statuses}) THEN jsonb_build_object('standing', ${tokenStandingSql('t.customer_id')}) END
     AS payload
   FROM token t WHERE t.id = $1`;

/**
 * An unlock is approved for one lock of one generation, a replacement for the token that the customer has now, a closing
 * for the case that is open now; all that is about tokens for how they stand now, so that an approval does not outlive
 * what the two operators looked at.
 */
const TARGETS: Record<ApprovalKind, string> = {
  unlock: `SELECT service_id AS "serviceId", customer_id AS "customerId",
             CASE WHEN locked_from = 'AWAITING_CONFIRMATION' THEN jsonb_build_object(
               'generation', generation,
               'lock', (SELECT count(*) FROM event v WHERE v.enrollment_id = enrollment.id AND v.type = 'locked')
             ) END AS payload
           FROM enrollment WHERE id = $1`,
  replace: `SELECT c.service_id AS "serviceId", c.id AS "customerId",
              (SELECT jsonb_build_object('tokenId', t.id, 'standing', ${tokenStandingSql('c.id')}) FROM token t
               WHERE t.customer_id = c.id AND t.status IN ('active', 'suspended') LIMIT 1) AS payload
            FROM customer c WHERE c.id = $1`,
  resume: ofToken(`'suspended'`),
  revoke: ofToken(`'active', 'suspended'`),
  'close-case': `SELECT c.service_id AS "serviceId", c.id AS "customerId",
                   (SELECT jsonb_build_object('caseId', r.id, 'standing', ${tokenStandingSql('c.id')})
                    FROM repudiation_case r WHERE r.customer_id = c.id AND r.closed_at IS NULL) AS payload
                 FROM customer c WHERE c.id = $1`,
};

/** The enrollment (unlock), customer (replace, close-case) or token (resume, revoke) that an approval is to be about. */
export async function findApprovalTarget(
  manager: EntityManager,
  kind: ApprovalKind,
  targetId: string,
): Promise<ApprovalTargetFound | undefined> {
  const [target] = await manager.query<ApprovalTargetFound[]>(TARGETS[kind], [targetId]);
  return target;
}
