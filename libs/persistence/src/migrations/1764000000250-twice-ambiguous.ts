import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail whose sending ended unknown twice counts as accepted, which its event has said before; it is not sent again. */
export class TwiceAmbiguous1764000000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE mail SET status = 'accepted' WHERE status = 'ambiguous' AND ambiguous_sendings >= 2`);
  }

  async down(): Promise<void> {}
}
