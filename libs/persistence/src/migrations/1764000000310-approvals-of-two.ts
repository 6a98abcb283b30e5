import type { MigrationInterface, QueryRunner } from 'typeorm';

// Neither one person under two names nor two accounts of one name.
const TWO_PEOPLE = `CHECK (approved_by ->> 'name' <> requested_by ->> 'name' AND (
  requested_by ->> 'subject' IS NULL OR approved_by ->> 'subject' IS NULL
  OR (approved_by ->> 'issuer', approved_by ->> 'subject') <> (requested_by ->> 'issuer', requested_by ->> 'subject')))`;

const TWO_IDENTITIES = `CHECK (CASE
  WHEN requested_by ->> 'subject' IS NULL OR approved_by ->> 'subject' IS NULL
    THEN approved_by ->> 'name' <> requested_by ->> 'name'
  ELSE (approved_by ->> 'issuer', approved_by ->> 'subject') <> (requested_by ->> 'issuer', requested_by ->> 'subject')
END)`;

export class ApprovalsOfTwo1764000000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What two who share a name agreed to and used stays on record; what waits to be used waits for somebody else again.
    await runner.query(
      `UPDATE approval SET approved_by = NULL, approved_at = NULL
       WHERE used_at IS NULL AND ended_at IS NULL AND approved_by ->> 'name' = requested_by ->> 'name'`,
    );
    await runner.query(
      `ALTER TABLE approval DROP CONSTRAINT approval_of_two, ADD CONSTRAINT approval_of_two ${TWO_PEOPLE} NOT VALID`,
    );
    await runner.query('DROP INDEX approval_open');
    await runner.query(
      'CREATE INDEX approval_open ON approval (requested_at, id) WHERE used_at IS NULL AND ended_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX approval_open');
    await runner.query('CREATE INDEX approval_open ON approval (requested_at) WHERE used_at IS NULL');
    await runner.query(
      `ALTER TABLE approval DROP CONSTRAINT approval_of_two, ADD CONSTRAINT approval_of_two ${TWO_IDENTITIES}`,
    );
  }
}
