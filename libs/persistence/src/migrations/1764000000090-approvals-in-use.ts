import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApprovalsInUse1764000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX approval_waiting');
    await runner.query('CREATE INDEX approval_open ON approval (requested_at) WHERE used_at IS NULL');
    await runner.query(
      `CREATE INDEX act_left_over ON act (received_at)
       WHERE kind <> 'repudiate' AND done_at IS NULL AND refused_code IS NULL`,
    );
    // These mails have no link whose code it could be.
    await runner.query(`UPDATE mail SET not_me_code_hash = NULL WHERE kind IN ('locked','expired')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX act_left_over');
    await runner.query('DROP INDEX approval_open');
    await runner.query(
      'CREATE INDEX approval_waiting ON approval (service_id, requested_at) WHERE approved_at IS NULL',
    );
  }
}
