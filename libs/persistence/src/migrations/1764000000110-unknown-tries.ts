import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tries against unknown pairs wait for the worker as all others do; their pairs stay counted from the last try on. */
export class UnknownTries1764000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE unknown_pair RENAME COLUMN since TO counted_at');
    await runner.query('ALTER INDEX unknown_pair_since RENAME TO unknown_pair_counted_at');
    await runner.query('ALTER TABLE unknown_pair DROP CONSTRAINT unknown_pair_counted_check');
    await runner.query('ALTER TABLE unknown_pair ADD CONSTRAINT unknown_pair_counted CHECK (counted >= 0)');
    // The pairs that are there were counted one beyond their service's number at most; 5 is that of the default policy.
    await runner.query('ALTER TABLE unknown_pair ADD COLUMN tries_allowed integer NOT NULL DEFAULT 5');
    await runner.query('ALTER TABLE unknown_pair ALTER COLUMN tries_allowed DROP DEFAULT');
    await runner.query(
      `CREATE TABLE unknown_try (
        id uuid PRIMARY KEY,
        pair_hash bytea NOT NULL REFERENCES unknown_pair ON DELETE CASCADE,
        sealed_secret text, answer jsonb,
        received_at timestamptz NOT NULL, judged_at timestamptz,
        CHECK ((judged_at IS NULL) = (sealed_secret IS NOT NULL)),
        CHECK ((judged_at IS NULL) = (answer IS NULL)))`,
    );
    await runner.query('CREATE INDEX unknown_try_of_pair ON unknown_try (pair_hash)');
    await runner.query('CREATE INDEX unknown_try_left_over ON unknown_try (received_at) WHERE judged_at IS NULL');
    await runner.query('CREATE INDEX unknown_try_judged ON unknown_try (judged_at) WHERE judged_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unknown_try');
    await runner.query('ALTER TABLE unknown_pair DROP COLUMN tries_allowed');
    await runner.query('DELETE FROM unknown_pair WHERE counted = 0');
    await runner.query('ALTER TABLE unknown_pair DROP CONSTRAINT unknown_pair_counted');
    await runner.query('ALTER TABLE unknown_pair ADD CONSTRAINT unknown_pair_counted_check CHECK (counted >= 1)');
    await runner.query('ALTER INDEX unknown_pair_counted_at RENAME TO unknown_pair_since');
    await runner.query('ALTER TABLE unknown_pair RENAME COLUMN counted_at TO since');
  }
}
