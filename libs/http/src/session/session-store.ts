import { ENDED_SESSION, ENDED_SESSION_KEPT_MS } from '@enrollment/persistence';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

const TOUCH_EVERY_MS = 60_000;
const MAX_REMEMBERED = 10_000;

function isEnded(data: object | null | undefined): boolean {
  return data !== null && data !== undefined && 'ended' in data;
}

const PgStore = connectPgSimple(session);

/** Sessions in PostgreSQL, in a table of the face's own: one face's session is nothing to another. */
export class SessionStore extends PgStore {
  private readonly touchedAt = new Map<string, number>();

  constructor(
    private readonly connections: Pool,
    private readonly tableName: 'portal_session' | 'backoffice_session',
    logger: Logger,
  ) {
    super({
      pool: connections,
      tableName,
      createTableIfMissing: false,
      errorLog: (...parts: unknown[]) => logger.warn({ parts: parts.map(String) }, 'session store'),
    });
  }

  override get(sid: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    super.get(sid, (error: unknown, data?: session.SessionData | null) => done(error, isEnded(data) ? null : data));
  }

  /** A session that has ended stays ended, although a request that had read it before saves it afterwards. */
  override set(sid: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    const table = this.tableName;
    const expires = data.cookie.expires ?? new Date(Date.now() + ENDED_SESSION_KEPT_MS);
    void this.connections
      .query(
        `INSERT INTO ${table} (sid, sess, expire) VALUES ($1, $2, $3)
         ON CONFLICT (sid) DO UPDATE SET sess = $2, expire = $3 WHERE ${table}.sess->>'ended' IS NULL`,
        [sid, JSON.stringify(data), expires],
      )
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
  }

  override destroy(sid: string, done?: (error?: unknown) => void): void {
    void this.connections
      .query(`UPDATE ${this.tableName} SET sess = $2, expire = $3 WHERE sid = $1`, [
        sid,
        JSON.stringify(ENDED_SESSION),
        new Date(Date.now() + ENDED_SESSION_KEPT_MS),
      ])
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
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
