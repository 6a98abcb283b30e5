import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is in use was activated by an OTP: no program that may only resume or revoke tokens brings one into use. */
export class ActivatedTokens1764000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE token ADD CONSTRAINT token_in_use_was_activated
       CHECK (status NOT IN ('active','suspended') OR activated_at IS NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE token DROP CONSTRAINT token_in_use_was_activated');
  }
}
