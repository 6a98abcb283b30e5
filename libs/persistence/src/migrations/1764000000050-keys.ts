import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // Which seeds a key-encryption key still wraps; the ID makes it an order to go on in.
  `CREATE INDEX token_by_key ON token ((sealed_seed::jsonb ->> 'keyId'), id) WHERE sealed_seed IS NOT NULL`,
  `CREATE INDEX generation_sealed ON generation (enrollment_id) WHERE sealed_start_password IS NOT NULL`,
];

export class Keys1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX token_by_key, generation_sealed');
  }
}
