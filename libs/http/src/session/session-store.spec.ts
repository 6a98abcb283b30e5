import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { ENDED_SESSION } from '@enrollment/persistence';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SessionData } from 'express-session';
import pg from 'pg';
import { pino } from 'pino';
import { describeWithDatabase, startTestFace, type TestFace } from '../face.fixture.js';
import { FixtureModule } from '../face.fixture-module.js';
import { SessionStore } from './session-store.js';

describeWithDatabase('the store of sessions', () => {
  let face: TestFace;
  let pool: pg.Pool;
  let store: SessionStore;
  const data = { cookie: { originalMaxAge: 60_000, expires: new Date(Date.now() + 60_000) } } as SessionData;

  beforeAll(async () => {
    face = await startTestFace(FixtureModule);
    pool = new pg.Pool({ connectionString: face.databaseUrl });
    await pool.query(
      `INSERT INTO service (id, name_ja, name_en, sender_name_ja, sender_name_en, sender_address, token_issuer, policy_version, position, created_at)
       VALUES ('10010001', '', '', '', '', '', '', 1, 1, $1)`,
      [new Date()],
    );
    store = new SessionStore(pool, 'portal_session', pino({ level: 'silent' }));
  });

  afterAll(async () => {
    store.close();
    await pool.end();
    await face.close();
  });

  const get = (sid: string): Promise<unknown> => promisify(store.get.bind(store))(sid);
  const set = (sid: string, more: object = {}): Promise<void> =>
    promisify(store.set.bind(store))(sid, { ...data, ...more }) as Promise<void>;
  const destroy = (sid: string): Promise<void> => promisify(store.destroy.bind(store))(sid) as Promise<void>;

  /** @returns what the session of such a customer holds */
  async function newCustomer(subject: string) {
    const id = randomUUID();
    await pool.query(
      `INSERT INTO customer (id, service_id, issuer, subject, login_id, display_name, created_at, updated_at)
       VALUES ($1, '10010001', 'https://idp.example', $2, $2, $2, $3, $3)`,
      [id, subject, new Date()],
    );
    return { id, session: { identity: { issuer: 'https://idp.example', subject } } };
  }

  /** Until somebody waits for a row that another holds. */
  async function someoneWaits(): Promise<void> {
    for (let waiting = 0; waiting === 0; ) {
      const { rowCount } = await pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      waiting = rowCount ?? 0;
    }
  }

  it('keeps what it is given', async () => {
    await set('kept');
    expect(await get('kept')).toMatchObject({ cookie: { originalMaxAge: 60_000 } });
  });

  it('does not bring back a session that has ended, although a request saves it afterwards', async () => {
    await set('ended');
    await destroy('ended');
    await set('ended');
    expect(await get('ended')).toBeFalsy();
  });

  it('ends every session of a customer, although a request saves one at the very moment', async () => {
    const [mine, another] = [await newCustomer('mine'), await newCustomer('another')];
    await set('first', mine.session);
    await set('second', mine.session);
    await set('third', another.session);

    const ending = await pool.connect();
    await ending.query('BEGIN');
    await ending.query('SELECT end_portal_sessions($1, $2)', [mine.id, new Date(Date.now() + 60_000)]);
    const saved = set('first', mine.session);
    await someoneWaits();
    await ending.query('COMMIT');
    ending.release();
    await saved;

    expect(await get('first')).toBeFalsy();
    expect(await get('second')).toBeFalsy();
    const { rows } = await pool.query("SELECT sess FROM portal_session WHERE sid IN ('first', 'second')");
    expect(rows).toEqual([{ sess: ENDED_SESSION }, { sess: ENDED_SESSION }]);
    expect(await get('third')).toMatchObject(another.session);
  });
});
