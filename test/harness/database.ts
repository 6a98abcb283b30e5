import { type Policy } from '@enrollment/domain';
import pg from 'pg';
import { testStack } from './stack.js';

/** A look behind the faces, for what no face tells. */
export class Database {
  private constructor(private readonly client: pg.Client) {}

  static async connect(): Promise<Database> {
    const client = new pg.Client({ connectionString: testStack().databaseUrl });
    await client.connect();
    return new Database(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** New enrollments of the first service begin with this policy until the returned function is called. */
  async usePolicy(policy: Policy): Promise<() => Promise<void>> {
    const { rows } = await this.client.query(`SELECT id, policy_version FROM service ORDER BY position LIMIT 1`);
    const { id, policy_version: before } = rows[0] as { id: string; policy_version: number };
    await this.client.query(
      `INSERT INTO policy (service_id, version, body, created_at)
       SELECT $1, max(version) + 1, $2, now() FROM policy WHERE service_id = $1`,
      [id, policy],
    );
    await this.client.query(
      `UPDATE service SET policy_version = (SELECT max(version) FROM policy WHERE service_id = $1) WHERE id = $1`,
      [id],
    );
    return async () => {
      await this.client.query('UPDATE service SET policy_version = $2 WHERE id = $1', [id, before]);
    };
  }

  /** As if a person had typed their password so long ago. */
  async makeLogInOld(loginId: string, minutes: number): Promise<void> {
    await this.client.query(
      `UPDATE portal_session SET sess = jsonb_set(sess::jsonb, '{identity,authenticatedAt}', to_jsonb($2::bigint))
       WHERE sess #>> '{identity,loginId}' = $1`,
      [loginId, Date.now() - minutes * 60_000],
    );
  }

  /** As if an operator's ID token had named these services only. */
  async limitOperator(loginId: string, services: readonly string[]): Promise<void> {
    await this.client.query(
      `UPDATE backoffice_session SET sess = jsonb_set(sess::jsonb, '{identity,services}', $2)
       WHERE sess #>> '{identity,loginId}' = $1`,
      [loginId, JSON.stringify(services)],
    );
  }

  /** What was sealed for the worker, exchanged for something that it cannot open, or for what it was. @returns the old */
  async exchangeSealedStartPassword(enrollmentId: string, sealed: string): Promise<string> {
    const { rows } = await this.client.query(
      `UPDATE generation g SET sealed_start_password = $2 FROM generation before
       WHERE g.enrollment_id = $1 AND before.id = g.id RETURNING before.sealed_start_password AS sealed`,
      [enrollmentId, sealed],
    );
    return (rows[0] as { sealed: string }).sealed;
  }

  /** Who asked for what, and what came of it. */
  async acts(enrollmentId: string): Promise<{ kind: string; name: string | null; refused: string | null }[]> {
    const { rows } = await this.client.query(
      `SELECT kind, actor ->> 'name' AS name, refused_code AS refused FROM act WHERE enrollment_id = $1 ORDER BY received_at`,
      [enrollmentId],
    );
    return rows;
  }

  /** Who wanted what of an approval about a target, and may not. */
  async barredApprovals(targetId: string): Promise<{ step: string; name: string; refused: string }[]> {
    const { rows } = await this.client.query(
      `SELECT step, operator ->> 'name' AS name, refused_code AS refused FROM barred_approval
       WHERE target_id = $1 ORDER BY at`,
      [targetId],
    );
    return rows;
  }

  /** As if as many tries waited to be judged, until the returned function is called. */
  async pretendWaitingTries(enrollmentId: string, count: number): Promise<() => Promise<void>> {
    const { rows } = await this.client.query(
      `INSERT INTO attempt (id, enrollment_id, generation, customer_id, kind, sealed_secret, outcome, received_at)
       SELECT gen_random_uuid(), e.id, e.generation, e.customer_id, 'otp', 'x', 'pending', now()
       FROM enrollment e, generate_series(1, $2) WHERE e.id = $1 RETURNING id`,
      [enrollmentId, count],
    );
    const ids = rows.map(({ id }: { id: string }) => id);
    return async () => {
      await this.client.query('DELETE FROM attempt WHERE id = ANY ($1)', [ids]);
    };
  }

  /** As if the face had died between what it did for an Idempotency-Key and the keeping of its answer. */
  async loseLastAnswer(): Promise<void> {
    await this.client.query(
      `UPDATE idempotency_key SET sealed_answer = NULL
       WHERE expires_at = (SELECT max(expires_at) FROM idempotency_key)`,
    );
  }

  async eventTypes(enrollmentId: string): Promise<string[]> {
    const { rows } = await this.client.query('SELECT type FROM event WHERE enrollment_id = $1 ORDER BY number', [
      enrollmentId,
    ]);
    return rows.map(({ type }: { type: string }) => type);
  }

  /** What became of the enrollment's tokens, without the mails that are accepted meanwhile. */
  async tokenEvents(enrollmentId: string): Promise<string[]> {
    return (await this.eventTypes(enrollmentId)).filter((type) => type.startsWith('token.'));
  }

  /** What the events of these types say, oldest first. */
  async eventData(enrollmentId: string, ...types: readonly string[]): Promise<Record<string, unknown>[]> {
    const { rows } = await this.client.query(
      'SELECT type, generation, data FROM event WHERE enrollment_id = $1 AND type = ANY($2) ORDER BY number',
      [enrollmentId, types],
    );
    return rows.map(({ type, generation, data }) => ({ type, generation, ...data }));
  }

  /** As if its mails had been sent that much earlier. */
  async makeMailsOld(enrollmentId: string, age: string): Promise<void> {
    await this.client.query('UPDATE mail SET created_at = created_at - $2::interval WHERE enrollment_id = $1', [
      enrollmentId,
      age,
    ]);
  }

  /** The "not me" cases of a customer, oldest first. */
  async cases(
    customerId: string,
  ): Promise<{ id: string; tokenId: string; recipient: string | null; openedAt: Date; closedAt: Date | null }[]> {
    const { rows } = await this.client.query(
      `SELECT c.id, c.token_id AS "tokenId", m.recipient, c.opened_at AS "openedAt", c.closed_at AS "closedAt"
       FROM repudiation_case c LEFT JOIN mail m ON m.id = c.mail_id WHERE c.customer_id = $1 ORDER BY c.opened_at`,
      [customerId],
    );
    return rows;
  }

  async tokenStatuses(customerId: string): Promise<string[]> {
    const { rows } = await this.client.query('SELECT status FROM token WHERE customer_id = $1 ORDER BY created_at', [
      customerId,
    ]);
    return rows.map(({ status }: { status: string }) => status);
  }

  /** As an administrator could who also makes the enrollment's row fit. @returns what undoes it */
  async cutOffLastEvent(enrollmentId: string): Promise<() => Promise<void>> {
    const copy = `SELECT * FROM event WHERE enrollment_id = '${enrollmentId}'`;
    await this.client.query(`CREATE TABLE kept_event AS ${copy} ORDER BY number DESC LIMIT 1`);
    await this.withoutAppendOnly(`DELETE FROM event WHERE id = (SELECT id FROM kept_event)`);
    await this.client.query(
      `UPDATE enrollment n SET event_count = k.number - 1, head_hash = k.previous_hash
       FROM kept_event k WHERE n.id = k.enrollment_id`,
    );
    return async () => {
      await this.withoutAppendOnly('INSERT INTO event OVERRIDING SYSTEM VALUE SELECT * FROM kept_event');
      await this.client.query(
        `UPDATE enrollment n SET event_count = k.number, head_hash = k.hash FROM kept_event k WHERE n.id = k.enrollment_id`,
      );
      await this.client.query('DROP TABLE kept_event');
    };
  }

  private async withoutAppendOnly(statement: string): Promise<void> {
    await this.client.query('ALTER TABLE event DISABLE TRIGGER USER');
    await this.client.query(statement);
    await this.client.query('ALTER TABLE event ENABLE TRIGGER USER');
    await this.client.query('ALTER TABLE event ENABLE ALWAYS TRIGGER event_append_only');
  }

  /** Secrets of an enrollment that somebody with the worker's keys could still open. */
  async liveSecrets(enrollmentId: string): Promise<{ seeds: number; sealed: number }> {
    const { rows } = await this.client.query(
      `SELECT (SELECT count(*)::int FROM token WHERE enrollment_id = $1 AND sealed_seed IS NOT NULL) AS seeds,
              (SELECT count(*)::int FROM attempt WHERE enrollment_id = $1 AND sealed_secret IS NOT NULL)
              + (SELECT count(*)::int FROM generation WHERE enrollment_id = $1 AND sealed_start_password IS NOT NULL) AS sealed`,
      [enrollmentId],
    );
    return rows[0] as { seeds: number; sealed: number };
  }

  /** Tries that were counted and have no outcome yet. */
  async pendingTries(enrollmentId: string): Promise<number> {
    const { rows } = await this.client.query(
      `SELECT count(*)::int AS pending FROM attempt WHERE enrollment_id = $1 AND outcome = 'pending'`,
      [enrollmentId],
    );
    return (rows[0] as { pending: number }).pending;
  }

  async verifiers(enrollmentId: string): Promise<number> {
    const { rows } = await this.client.query(
      'SELECT count(*)::int AS verifiers FROM generation WHERE enrollment_id = $1 AND start_password_verifier IS NOT NULL',
      [enrollmentId],
    );
    return (rows[0] as { verifiers: number }).verifiers;
  }

  /** Every mail of an enrollment: how often its sending began, and how often its end stayed unknown. */
  async mails(
    enrollmentId: string,
  ): Promise<{ id: string; kind: string; status: string; sendings: number; ambiguous: number }[]> {
    const { rows } = await this.client.query(
      'SELECT id, kind, status, sendings, ambiguous_sendings AS ambiguous FROM mail WHERE enrollment_id = $1 ORDER BY created_at',
      [enrollmentId],
    );
    return rows;
  }

  /** Keeps everybody else from an enrollment's row until the returned function is called. */
  async holdEnrollment(id: string): Promise<() => Promise<void>> {
    await this.client.query('BEGIN');
    await this.client.query('SELECT 1 FROM enrollment WHERE id = $1 FOR UPDATE', [id]);
    return async () => {
      await this.client.query('ROLLBACK');
    };
  }

  /** How many connections of a program wait for a row that somebody else holds. */
  async waitingForRows(program: string): Promise<number> {
    const { rows } = await this.client.query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`,
      [program],
    );
    return (rows[0] as { waiting: number }).waiting;
  }

  /** Nobody's key opens what the face has sealed for the worker. */
  async spoilSealedStartPassword(enrollmentId: string): Promise<void> {
    await this.client.query(
      `UPDATE generation SET sealed_start_password = reverse(sealed_start_password) WHERE enrollment_id = $1`,
      [enrollmentId],
    );
  }

  /** As if Temporal had been told of the issue. */
  async forgetOrders(enrollmentId: string): Promise<void> {
    await this.client.query('UPDATE outbox_order SET done_at = created_at WHERE enrollment_id = $1', [enrollmentId]);
  }

  /** As if everything had happened so much earlier. */
  async makeOlder(enrollmentId: string, seconds: number): Promise<void> {
    await this.client.query(
      `UPDATE enrollment SET created_at = created_at - make_interval(secs => $2), ended_at = ended_at - make_interval(secs => $2)
       WHERE id = $1`,
      [enrollmentId, seconds],
    );
    await this.client.query(
      `UPDATE mail SET status_at = status_at - make_interval(secs => $2) WHERE enrollment_id = $1`,
      [enrollmentId, seconds],
    );
  }

  /** A row that somebody changed without the process. */
  async closeBehindItsBack(enrollmentId: string): Promise<void> {
    await this.client.query(`UPDATE enrollment SET state = 'CANCELLED', ended_at = updated_at WHERE id = $1`, [
      enrollmentId,
    ]);
  }

  async openAgain(enrollmentId: string): Promise<void> {
    await this.client.query(`UPDATE enrollment SET state = 'AWAITING_PROVISIONING', ended_at = NULL WHERE id = $1`, [
      enrollmentId,
    ]);
  }

  /** All text of the database but that of the columns where addresses belong. */
  async textOutsideOwnColumns(): Promise<string> {
    const { rows: columns } = await this.client.query(
      `SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('text','character varying','jsonb','json')
         AND (table_name, column_name) NOT IN (('generation','mail_address'), ('customer','known_mail_address'))`,
    );
    const texts: string[] = [];
    for (const { table_name: table, column_name: column } of columns) {
      const { rows } = await this.client.query(`SELECT string_agg("${column}"::text, E'\\n') AS text FROM "${table}"`);
      texts.push((rows[0] as { text: string | null }).text ?? '');
    }
    return texts.join('\n');
  }
}
