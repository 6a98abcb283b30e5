import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TokenNotices1764000000240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX mail_untold ON mail (created_at) WHERE status = 'queued' AND sendings = 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mail_untold');
  }
}
