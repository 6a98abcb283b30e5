import type { MigrationInterface, QueryRunner } from 'typeorm';

const SESSION_TABLES = ['portal_session', 'backoffice_session'];

const sessionTable = (name: string): string[] => [
  `CREATE TABLE ${name} (
    sid varchar PRIMARY KEY,
    sess json NOT NULL,
    expire timestamptz(6) NOT NULL)`,
  `CREATE INDEX ${name}_expire ON ${name} (expire)`,
  // Ends all sessions of a customer who says that it was not them.
  `CREATE INDEX ${name}_subject ON ${name} ((sess -> 'identity' ->> 'subject'))`,
];

const IDEMPOTENCY = [
  `CREATE TABLE idempotency_key (
    key_hash text PRIMARY KEY,
    request_hash text NOT NULL,
    request_id uuid NOT NULL,
    claimed_until timestamptz,
    sealed_answer text,
    expires_at timestamptz NOT NULL,
    CHECK (sealed_answer IS NULL OR claimed_until IS NULL))`,
  `CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at)`,
];

// Unlogged: losing the counters of the last minute in a crash harms nobody, a disk write for each request would.
const RATE_LIMIT = `CREATE UNLOGGED TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint)`;

export class IdempotencyAndSessions1763900000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [...SESSION_TABLES.flatMap(sessionTable), ...IDEMPOTENCY, RATE_LIMIT];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE ${[...SESSION_TABLES, 'idempotency_key', 'rate_limit'].join(', ')}`);
  }
}
