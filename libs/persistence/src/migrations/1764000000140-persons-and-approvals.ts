import type { MigrationInterface, QueryRunner } from 'typeorm';

// Two operators who share a login ID are two. Where one of them was kept without an identity, only names can tell.
const TWO_PEOPLE = `CHECK (CASE
  WHEN requested_by ->> 'subject' IS NULL OR approved_by ->> 'subject' IS NULL
    THEN approved_by ->> 'name' <> requested_by ->> 'name'
  ELSE (approved_by ->> 'issuer', approved_by ->> 'subject') <> (requested_by ->> 'issuer', requested_by ->> 'subject')
END)`;

const STATEMENTS = [
  `ALTER TABLE approval
    ADD COLUMN ended_as text CHECK (ended_as IN ('refused','withdrawn')),
    ADD COLUMN ended_by jsonb,
    ADD COLUMN ended_at timestamptz,
    ADD CONSTRAINT approval_ends_whole CHECK (
      (ended_as IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (ended_at IS NULL)),
    ADD CONSTRAINT approval_ends_once CHECK (used_at IS NULL OR ended_at IS NULL),
    DROP CONSTRAINT approval_check1,
    ADD CONSTRAINT approval_of_two ${TWO_PEOPLE}`,
  'CREATE INDEX approval_asked ON approval (target_id, requested_at)',
  `CREATE TABLE barred_approval (
    id uuid PRIMARY KEY,
    approval_id uuid REFERENCES approval,
    step text NOT NULL CHECK (step IN ('request','approve','refuse','withdraw')),
    service_id text NOT NULL REFERENCES service,
    customer_id uuid NOT NULL REFERENCES customer,
    kind text NOT NULL, target_id uuid NOT NULL,
    operator jsonb NOT NULL,
    refused_code text NOT NULL,
    at timestamptz NOT NULL,
    CHECK ((approval_id IS NULL) = (step = 'request')))`,
  'CREATE INDEX barred_approval_of_target ON barred_approval (target_id, at)',
];

export class PersonsAndApprovals1764000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE barred_approval');
    await runner.query('DROP INDEX approval_asked');
    await runner.query(
      `ALTER TABLE approval DROP CONSTRAINT approval_of_two, DROP CONSTRAINT approval_ends_once,
       DROP CONSTRAINT approval_ends_whole, DROP COLUMN ended_as, DROP COLUMN ended_by, DROP COLUMN ended_at`,
    );
    await runner.query(
      `ALTER TABLE approval ADD CONSTRAINT approval_check1
       CHECK (approved_by ->> 'name' <> requested_by ->> 'name') NOT VALID`,
    );
  }
}
