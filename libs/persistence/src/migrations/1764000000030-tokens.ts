import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE mail ADD COLUMN not_me_code_hash bytea UNIQUE, ADD COLUMN not_me_at timestamptz`,
  `ALTER TABLE token ADD COLUMN suspended_at timestamptz`,
  `UPDATE token SET suspended_at = coalesce(activated_at, created_at) WHERE status = 'suspended'`,
  `ALTER TABLE token ADD CONSTRAINT token_suspended_since CHECK ((status = 'suspended') = (suspended_at IS NOT NULL))`,
  // A suspended token can come back, so a customer has at most one that is active or suspended.
  `DROP INDEX token_one_active`,
  `CREATE UNIQUE INDEX token_one_in_use ON token (customer_id, service_id) WHERE status IN ('active','suspended')`,
  `CREATE TABLE repudiation_case (
    id uuid PRIMARY KEY,
    service_id text NOT NULL REFERENCES service,
    customer_id uuid NOT NULL REFERENCES customer,
    token_id uuid NOT NULL REFERENCES token,
    mail_id uuid UNIQUE REFERENCES mail,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closing_approval_id uuid UNIQUE REFERENCES approval,
    CHECK ((closed_at IS NULL) = (closing_approval_id IS NULL)))`,
  `CREATE UNIQUE INDEX repudiation_case_one_open ON repudiation_case (customer_id) WHERE closed_at IS NULL`,
  `CREATE INDEX repudiation_case_waiting ON repudiation_case (service_id, opened_at) WHERE closed_at IS NULL`,
  `CREATE INDEX act_repudiation_left_over ON act (received_at) WHERE kind = 'repudiate' AND done_at IS NULL AND refused_code IS NULL`,
];

export class Tokens1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX act_repudiation_left_over');
    await runner.query('DROP TABLE repudiation_case');
    await runner.query('DROP INDEX token_one_in_use');
    await runner.query(
      `CREATE UNIQUE INDEX token_one_active ON token (customer_id, service_id) WHERE status = 'active'`,
    );
    await runner.query('ALTER TABLE token DROP COLUMN suspended_at');
    await runner.query('ALTER TABLE mail DROP COLUMN not_me_code_hash, DROP COLUMN not_me_at');
  }
}
