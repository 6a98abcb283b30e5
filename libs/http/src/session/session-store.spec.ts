import { promisify } from 'node:util';
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
    store = new SessionStore(pool, 'portal_session', pino({ level: 'silent' }));
  });

  afterAll(async () => {
    store.close();
    await pool.end();
    await face.close();
  });

  const get = (sid: string): Promise<unknown> => promisify(store.get.bind(store))(sid);
  const set = (sid: string): Promise<void> => promisify(store.set.bind(store))(sid, data) as Promise<void>;
  const destroy = (sid: string): Promise<void> => promisify(store.destroy.bind(store))(sid) as Promise<void>;

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
});
