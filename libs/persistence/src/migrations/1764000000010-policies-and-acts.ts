import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As they were when policies began to hold them. */
const STUCK_THRESHOLDS = JSON.stringify({
  mailNotSentSeconds: 600,
  linkNotOpenedSeconds: 21_600,
  setupNotStartedSeconds: 7_200,
  confirmationNotStartedSeconds: 1_800,
  startPasswordFailing: 3,
  otpFailing: 2,
});

const ACTS = [
  // What was refused is kept, too: who asked for it, and why it was not done.
  `ALTER TABLE act
    ADD COLUMN request_id uuid,
    ADD COLUMN refused_code text,
    ADD CONSTRAINT act_ends_once CHECK (done_at IS NULL OR refused_code IS NULL),
    ADD CONSTRAINT act_operator_reason CHECK (
      actor ->> 'kind' <> 'operator' OR refused_code IS NOT NULL
      OR coalesce(char_length(actor ->> 'reason'), 0) BETWEEN 1 AND 500),
    DROP CONSTRAINT act_unlock_approved,
    ADD CONSTRAINT act_unlock_approved CHECK (kind <> 'unlock' OR approval_id IS NOT NULL OR refused_code IS NOT NULL)`,
  'DROP INDEX act_uses_approval_once',
  'CREATE UNIQUE INDEX act_uses_approval_once ON act (approval_id) WHERE refused_code IS NULL',
  'CREATE UNIQUE INDEX act_of_request ON act (request_id) WHERE refused_code IS NULL',
  'CREATE INDEX act_of_enrollment ON act (enrollment_id, received_at)',
];

export class PoliciesAndActs1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of ACTS) await runner.query(statement);
    await runner.query(
      `UPDATE policy SET body = body || jsonb_build_object('stuckThresholds', $1::jsonb)
       WHERE body -> 'stuckThresholds' IS NULL`,
      [STUCK_THRESHOLDS],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE policy SET body = body - 'stuckThresholds'`);
    await runner.query('DELETE FROM act WHERE refused_code IS NOT NULL');
    await runner.query('DROP INDEX act_of_enrollment');
    await runner.query('DROP INDEX act_uses_approval_once');
    await runner.query(
      `ALTER TABLE act DROP CONSTRAINT act_unlock_approved, DROP CONSTRAINT act_operator_reason,
       DROP COLUMN request_id, DROP COLUMN refused_code,
       ADD CONSTRAINT act_unlock_approved CHECK (kind <> 'unlock' OR approval_id IS NOT NULL)`,
    );
    await runner.query('CREATE UNIQUE INDEX act_uses_approval_once ON act (approval_id)');
  }
}
