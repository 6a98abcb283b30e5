import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { EventLog } from './event-log.js';
import type { EventPosition } from './event-position.js';

const CHANNEL = 'enrollment';
const RECONNECT_MS = 1_000;
/** Also how soon a connection is missed that ended without a word. */
const BEAT_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;

/** Tells, once this transaction is committed, of a change that no event speaks of; each event tells by itself. */
export async function tellListeners(manager: EntityManager, customerId: string): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [CHANNEL, customerId]);
}

/**
 * Tells of changes to a customer's enrollments, through one LISTEN connection for the whole process. What was committed
 * while that was lost is read from the event log, so that nobody misses an event.
 */
export class ChangeFeed {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  /** Everything up to here has been told. */
  private told: EventPosition | undefined;

  constructor(private readonly url: string) {}

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'change-feed',
      query_timeout: ANSWER_WITHIN_MS,
    });
    client.on('notification', ({ payload }) => this.changes.emit(payload ?? ''));
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    try {
      this.client = client;
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      await this.catchUp(client);
    } catch {
      this.reconnect(client);
    }
  }

  /** @returns a function that ends the subscription */
  subscribe(customerId: string, listener: () => void): () => void {
    this.changes.on(customerId, listener);
    return () => this.changes.off(customerId, listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private async catchUp(client: pg.Client): Promise<void> {
    const log = logOn(client);
    const settled = await log.settledPosition();
    const missing = this.told === undefined ? this.changes.eventNames() : await log.customersSince(this.told);
    for (const customerId of missing) this.changes.emit(customerId);
    this.told = settled;
    this.beatLater(client, settled);
  }

  /** A notification may still be under way when a later answer is here, so a position counts as told one beat later. */
  private beatLater(client: pg.Client, settledBefore: EventPosition): void {
    if (this.closed || this.client !== client) return;
    this.timer = setTimeout(() => {
      logOn(client)
        .settledPosition()
        .then((settled) => {
          this.told = settledBefore;
          this.beatLater(client, settled);
        })
        .catch(() => this.reconnect(client));
    }, BEAT_MS);
  }

  private reconnect(lost: pg.Client): void {
    if (this.closed || this.client !== lost) return;
    this.client = undefined;
    clearTimeout(this.timer);
    void lost.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.open(), RECONNECT_MS);
  }
}

function logOn(client: pg.Client): EventLog {
  return new EventLog({
    query: async <Rows>(sql: string, values?: unknown[]) => (await client.query(sql, values)).rows as Rows,
  });
}
