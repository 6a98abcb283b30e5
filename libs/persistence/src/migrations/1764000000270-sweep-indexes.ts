import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  'CREATE INDEX token_of_customer ON token (customer_id)',
  // What is old enough to be erased comes first, and once erased leaves the index.
  `CREATE INDEX customer_with_address ON customer (service_id, updated_at) WHERE known_mail_address IS NOT NULL`,
  `CREATE INDEX generation_with_address ON generation (service_id, issued_at) WHERE mail_address IS NOT NULL`,
  `CREATE INDEX generation_with_secret ON generation (issued_at)
    WHERE start_password_verifier IS NOT NULL OR sealed_start_password IS NOT NULL`,
  'DROP INDEX generation_with_verifier',
];

export class SweepIndexes1764000000270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX generation_with_verifier ON generation (enrollment_id) WHERE start_password_verifier IS NOT NULL',
    );
    await runner.query(
      'DROP INDEX generation_with_secret, generation_with_address, customer_with_address, token_of_customer',
    );
  }
}
