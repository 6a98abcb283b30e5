import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

const TOUCH_EVERY_MS = 60_000;
const MAX_REMEMBERED = 10_000;

const PgStore = connectPgSimple(session);

/** Sessions in PostgreSQL, in a table of the face's own: one face's session is nothing to another. */
export class SessionStore extends PgStore {
  private readonly touchedAt = new Map<string, number>();

  constructor(pool: Pool, tableName: string, logger: Logger) {
    super({
      pool,
      tableName,
      createTableIfMissing: false,
      errorLog: (...parts: unknown[]) => logger.warn({ parts: parts.map(String) }, 'session store'),
    });
  }

  /** Writes at most once a minute for each session, so that reading costs no write. */
  override touch(sid: string, data: session.SessionData, done?: () => void): void {
    const now = Date.now();
    if (now - (this.touchedAt.get(sid) ?? 0) < TOUCH_EVERY_MS) {
      done?.();
      return;
    }
    if (this.touchedAt.size >= MAX_REMEMBERED) this.touchedAt.clear();
    this.touchedAt.set(sid, now);
    super.touch?.(sid, data, done);
  }
}
