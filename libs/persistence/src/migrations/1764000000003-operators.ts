import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE approval (
    id uuid PRIMARY KEY,
    service_id text NOT NULL REFERENCES service,
    customer_id uuid NOT NULL REFERENCES customer,
    kind text NOT NULL CHECK (kind IN ('unlock','replace','resume','revoke','close-case')),
    target_id uuid NOT NULL,
    payload jsonb NOT NULL,
    requested_by jsonb NOT NULL, requested_at timestamptz NOT NULL,
    approved_by jsonb, approved_at timestamptz,
    used_at timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (approved_by ->> 'name' <> requested_by ->> 'name'),
    CHECK (used_at IS NULL OR approved_at IS NOT NULL))`,
  `CREATE INDEX approval_of_target ON approval (target_id, kind)`,
  `CREATE INDEX approval_waiting ON approval (service_id, requested_at) WHERE approved_at IS NULL`,
  `ALTER TABLE act
    ADD COLUMN payload jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN approval_id uuid REFERENCES approval,
    DROP CONSTRAINT act_kind_check,
    ADD CONSTRAINT act_kind_check CHECK (kind IN ('cancel','resend','retry','extend','unlock','repudiate')),
    ADD CONSTRAINT act_unlock_approved CHECK (kind <> 'unlock' OR approval_id IS NOT NULL)`,
  `ALTER TABLE act ALTER COLUMN payload DROP DEFAULT`,
  `ALTER TABLE enrollment ADD COLUMN extended_seconds integer NOT NULL DEFAULT 0 CHECK (extended_seconds >= 0)`,
  `CREATE UNIQUE INDEX act_uses_approval_once ON act (approval_id)`,
];

export class Operators1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM act WHERE kind IN ('extend','unlock','repudiate')`);
    await runner.query(
      `ALTER TABLE act DROP COLUMN payload, DROP COLUMN approval_id, DROP CONSTRAINT act_kind_check,
       ADD CONSTRAINT act_kind_check CHECK (kind IN ('cancel','resend','retry'))`,
    );
    await runner.query('ALTER TABLE enrollment DROP COLUMN extended_seconds');
    await runner.query('DROP TABLE approval');
  }
}
