import { type MailStatus, type Policy, type StuckFacts, type StuckThresholds } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import type { Enrollment } from './entities/enrollment.entity.js';

interface FactsRow {
  mailStatus: MailStatus;
  mailQueuedAt: Date;
  mailAt: Date;
  linkOpenedAt: Date | null;
  provisionedAt: Date | null;
  clockOffsetSeconds: number | null;
  startPasswordWrong: number;
  startPasswordLastAt: Date | null;
  otpWrong: number;
  otpLastAt: Date | null;
  policy: Policy;
}

// What is counted but not judged yet is no wrong try; an unlock takes the counter back and leaves the tries.
const SELECT = `
  SELECT m.status AS "mailStatus", m.created_at AS "mailQueuedAt", m.status_at AS "mailAt",
         g.link_opened_at AS "linkOpenedAt", g.provisioned_at AS "provisionedAt", g.clock_offset_seconds AS "clockOffsetSeconds",
         g.start_password_counted - a.start_password_pending AS "startPasswordWrong", a.start_password_last_at AS "startPasswordLastAt",
         g.otp_counted - a.otp_pending AS "otpWrong", a.otp_last_at AS "otpLastAt", p.body AS policy
  FROM generation g
  JOIN policy p ON p.service_id = $3 AND p.version = $4
  JOIN LATERAL (
    SELECT status, created_at, status_at FROM mail
    WHERE enrollment_id = g.enrollment_id AND generation = g.number AND kind = 'token-issue' ORDER BY number DESC LIMIT 1) m ON true
  JOIN LATERAL (
    SELECT count(*) FILTER (WHERE kind = 'start-password' AND outcome = 'pending')::int AS start_password_pending,
           max(received_at) FILTER (WHERE kind = 'start-password' AND outcome <> 'pending') AS start_password_last_at,
           count(*) FILTER (WHERE kind = 'otp' AND outcome = 'pending')::int AS otp_pending,
           max(received_at) FILTER (WHERE kind = 'otp' AND outcome <> 'pending') AS otp_last_at
    FROM attempt WHERE enrollment_id = g.enrollment_id AND generation = g.number) a ON true
  WHERE g.enrollment_id = $1 AND g.number = $2`;

/** What the current generation of an open enrollment says of where it stands, and the service's thresholds; one query. */
export async function readStuckFacts(
  manager: EntityManager,
  { id, generation, serviceId, policyVersion }: Enrollment,
): Promise<{ facts: StuckFacts; limits: StuckThresholds }> {
  const [row] = await manager.query<[FactsRow]>(SELECT, [id, generation, serviceId, policyVersion]);
  const { policy, linkOpenedAt, provisionedAt, clockOffsetSeconds } = row;
  return {
    facts: {
      mail: { status: row.mailStatus, queuedAt: row.mailQueuedAt, at: row.mailAt },
      linkOpenedAt,
      provisionedAt,
      clockOffsetSeconds,
      otpPeriodSeconds: policy.otpPeriodSeconds,
      startPassword: { wrong: row.startPasswordWrong, lastAt: row.startPasswordLastAt },
      otp: { wrong: row.otpWrong, lastAt: row.otpLastAt },
    },
    limits: policy.stuckThresholds,
  };
}
