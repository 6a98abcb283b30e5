import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An issue names the try that proved the token which it replaces; one proof is of one issue. */
export class Proofs1764000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE generation ADD COLUMN proof_attempt_id uuid UNIQUE REFERENCES attempt');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE generation DROP COLUMN proof_attempt_id');
  }
}
