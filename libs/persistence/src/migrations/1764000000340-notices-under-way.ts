import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The relay looks for those that no dialogue has begun for, the reconciler for those that nobody sends any more. */
export class NoticesUnderWay1764000000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mail_untold');
    await runner.query(
      `CREATE INDEX mail_notice_under_way ON mail (created_at)
       WHERE kind IN ('suspended','repudiated','proof-locked') AND status IN ('queued','sending')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mail_notice_under_way');
    await runner.query(`CREATE INDEX mail_untold ON mail (created_at) WHERE status = 'queued' AND sendings = 0`);
  }
}
