import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `('ISSUING','AWAITING_PROVISIONING','AWAITING_CONFIRMATION','LOCKED')`;

/** What the domain says of rows that were written before there was a column for it, with the thresholds of that time. */
export const BACKFILL = `
  UPDATE enrollment e SET (stuck_reason, stuck_since) = (
    SELECT stuck.reason, date_trunc('milliseconds', stuck.since)
    FROM generation g
    JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
    JOIN LATERAL (
      SELECT status, created_at, status_at FROM mail
      WHERE enrollment_id = e.id AND generation = e.generation AND kind = 'token-issue' ORDER BY number DESC LIMIT 1) m ON true
    JOIN LATERAL (
      SELECT count(*) FILTER (WHERE kind = 'start-password' AND outcome = 'pending') AS start_password_pending,
             max(received_at) FILTER (WHERE kind = 'start-password' AND outcome <> 'pending') AS start_password_at,
             count(*) FILTER (WHERE kind = 'otp' AND outcome = 'pending') AS otp_pending,
             max(received_at) FILTER (WHERE kind = 'otp' AND outcome <> 'pending') AS otp_at
      FROM attempt WHERE enrollment_id = e.id AND generation = e.generation) a ON true
    JOIN LATERAL (VALUES
      (1, 'ENGINE_FAILING', true, e.failing_since),
      (2, 'OTP_LOCKED', e.locked_from = 'AWAITING_CONFIRMATION', e.updated_at),
      (3, 'START_PASSWORD_LOCKED', e.state = 'LOCKED', e.updated_at),
      (4, 'CLOCK_SKEW', e.state = 'AWAITING_CONFIRMATION'
        AND abs(g.clock_offset_seconds) > (p.body ->> 'otpPeriodSeconds')::int, coalesce(a.otp_at, g.provisioned_at)),
      (5, 'OTP_FAILING', e.state = 'AWAITING_CONFIRMATION' AND g.otp_counted - a.otp_pending >= 2, a.otp_at),
      (6, 'CONFIRMATION_NOT_STARTED', e.state = 'AWAITING_CONFIRMATION' AND a.otp_at IS NULL, g.provisioned_at + interval '30 minutes'),
      (7, 'MAIL_BOUNCED', e.state <> 'AWAITING_CONFIRMATION' AND g.link_opened_at IS NULL AND m.status = 'bounced', m.status_at),
      (8, 'MAIL_DELAYED', e.state <> 'AWAITING_CONFIRMATION' AND g.link_opened_at IS NULL AND m.status = 'delayed', m.status_at),
      (9, 'START_PASSWORD_FAILING', e.state <> 'AWAITING_CONFIRMATION'
        AND g.start_password_counted - a.start_password_pending >= 3, a.start_password_at),
      (10, 'SETUP_NOT_STARTED', e.state <> 'AWAITING_CONFIRMATION', g.link_opened_at + interval '2 hours'),
      (11, 'MAIL_NOT_SENT', e.state <> 'AWAITING_CONFIRMATION' AND m.status = 'failed', m.status_at),
      (12, 'LINK_NOT_OPENED', e.state <> 'AWAITING_CONFIRMATION' AND m.status IN ('accepted','ambiguous'), m.status_at + interval '6 hours'),
      (13, 'MAIL_NOT_SENT', e.state <> 'AWAITING_CONFIRMATION', m.created_at + interval '10 minutes')
    ) stuck (rank, reason, applies, since) ON stuck.applies AND stuck.since IS NOT NULL
    WHERE g.enrollment_id = e.id AND g.number = e.generation
    ORDER BY stuck.rank LIMIT 1)
  WHERE e.state IN ${OPEN}`;

export const BACKFILL_EXPIRED = `
  UPDATE enrollment e SET stuck_reason = 'EXPIRED_NOT_REISSUED', stuck_since = ended_at, stuck_until = ended_at + interval '7 days'
  WHERE state = 'EXPIRED' AND NOT EXISTS (
    SELECT 1 FROM enrollment later WHERE later.customer_id = e.customer_id AND later.created_at > e.created_at)`;

const STATEMENTS = [
  `ALTER TABLE enrollment
    ADD COLUMN process_failing_since timestamptz,
    ADD COLUMN stuck_reason text,
    ADD COLUMN stuck_since timestamptz,
    ADD COLUMN stuck_until timestamptz,
    ADD CONSTRAINT enrollment_stuck_since CHECK ((stuck_reason IS NULL) = (stuck_since IS NULL)),
    ADD CONSTRAINT enrollment_stuck_until CHECK ((stuck_reason IS NOT DISTINCT FROM 'EXPIRED_NOT_REISSUED') = (stuck_until IS NOT NULL))`,
  BACKFILL,
  BACKFILL_EXPIRED,
  `CREATE INDEX enrollment_stuck ON enrollment (service_id, stuck_since, id) WHERE stuck_since IS NOT NULL`,
  `CREATE INDEX enrollment_stuck_reason ON enrollment (service_id, stuck_reason, stuck_since, id) WHERE stuck_since IS NOT NULL`,
  `CREATE INDEX enrollment_stuck_until ON enrollment (stuck_until) WHERE stuck_until IS NOT NULL`,
  `CREATE INDEX enrollment_process_failing ON enrollment (id) WHERE process_failing_since IS NOT NULL`,
];

/** Why an enrollment is stuck, written with each change instead of being asked of five tables. */
export class Stuck1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE enrollment DROP COLUMN process_failing_since, DROP COLUMN stuck_reason, DROP COLUMN stuck_since, DROP COLUMN stuck_until`,
    );
  }
}
