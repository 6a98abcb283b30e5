import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Retention1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX mail_with_destination ON mail (created_at) WHERE destination_hash IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mail_with_destination');
  }
}
