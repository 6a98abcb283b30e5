import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells time steps that were accepted from those that a diagnosis found. What was burned before counts as found. */
export class AcceptedSteps1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE burned_step ADD COLUMN accepted boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE burned_step ALTER COLUMN accepted DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE burned_step DROP COLUMN accepted');
  }
}
