import { EventEmitter } from 'node:events';
import pg from 'pg';

const CHANNEL = 'enrollment';
const RECONNECT_MS = 1_000;

/**
 * Tells of changes to a customer's enrollments, through one LISTEN connection for the whole process.
 * After a lost connection everybody is told once, because something may have been missed.
 */
export class ChangeFeed {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly url: string) {}

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'change-feed' });
    client.on('notification', ({ payload }) => this.changes.emit(payload ?? ''));
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    try {
      this.client = client;
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      for (const customerId of this.changes.eventNames()) this.changes.emit(customerId);
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
    clearTimeout(this.retry);
    await this.client?.end();
  }

  private reconnect(lost: pg.Client): void {
    if (this.closed || this.client !== lost) return;
    this.client = undefined;
    void lost.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.open(), RECONNECT_MS);
  }
}
