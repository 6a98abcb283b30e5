import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs as the owner of the tables, for programs that may not write to them. A temporary table must not stand in for ours. */
const AS_OWNER = 'RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';

const FUNCTIONS = {
  // Leaves what a request that had read the session before cannot bring back.
  'end_portal_sessions(customer_id uuid, kept_until timestamptz)': `
    UPDATE portal_session s SET sess = '{"ended":true}', expire = $2
    FROM customer c
    WHERE c.id = $1 AND s.sess -> 'identity' ->> 'subject' = c.subject AND s.sess -> 'identity' ->> 'issuer' = c.issuer`,
  'hold_customer(customer_id uuid, since timestamptz)': `
    UPDATE customer SET on_hold_since = $2 WHERE id = $1 AND on_hold_since IS NULL`,
  'suspend_token(token_id uuid, since timestamptz)': `
    UPDATE token SET status = 'suspended', suspended_at = $2 WHERE id = $1 AND status = 'active'`,
  // Takes the seed that was encrypted to the device out of the answers that handed it over.
  'erase_handed_over_seeds(enrollment_id uuid, generation integer)': `
    UPDATE attempt a SET answer = a.answer - 'key'
    WHERE a.enrollment_id = $1 AND a.generation = $2 AND a.kind = 'start-password' AND a.answer ->> 'code' = 'PROVISIONED'`,
  'void_token(enrollment_id uuid, generation integer, ended_at timestamptz)': `
    UPDATE token t SET status = 'void', sealed_seed = NULL, ended_at = $3
    WHERE t.enrollment_id = $1 AND t.generation = $2 AND t.status = 'pending';
    SELECT erase_handed_over_seeds($1, $2)`,
} as const;

/** What programs do to rows that they may not change otherwise. */
export class ActsAsFunctions1764000000260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [signature, body] of Object.entries(FUNCTIONS)) {
      await runner.query(`CREATE FUNCTION ${signature} ${AS_OWNER} AS $$ ${body} $$`);
      await runner.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of Object.keys(FUNCTIONS).reverse()) await runner.query(`DROP FUNCTION ${signature}`);
  }
}
