import {
  countStuck,
  forgetPassedStuck,
  MOST_STUCK_COUNTED,
  readEnrollmentItems,
  readStuck,
  type StuckQuery,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectPersistence, type Persistence } from '../harness/persistence.js';

const ROWS = 5_000;
const NOW = new Date('2026-11-25T00:00:00Z');
let dataSource: Persistence;
let runner: ReturnType<Persistence['createQueryRunner']>;
let manager: Persistence['manager'];
let services: string[];

/** Half of them wait, a quarter is stuck, a quarter is active; all in a transaction that nobody else sees. */
async function fill(): Promise<void> {
  await manager.query(
    `INSERT INTO customer (id, service_id, issuer, subject, login_id, display_name, created_at, updated_at)
     SELECT gen_random_uuid(), (ARRAY[$1, $2])[1 + i % 2], 'planted', i::text, i::text, 'planted', $3, $3 FROM generate_series(1, ${ROWS}) i`,
    [...services, NOW],
  );
  await manager.query(
    `INSERT INTO enrollment (id, service_id, customer_id, policy_version, locale, generation, state, deadline, version, event_count,
       created_at, updated_at, activated_at, ended_at, stuck_reason, stuck_since)
     SELECT gen_random_uuid(), service_id, id, 1, 'ja', 1, CASE n % 4 WHEN 0 THEN 'ACTIVE' ELSE 'AWAITING_PROVISIONING' END, $1, 1, 1, $1, $1,
       CASE n % 4 WHEN 0 THEN $1::timestamptz END, CASE n % 4 WHEN 0 THEN $1::timestamptz END,
       CASE n % 4 WHEN 0 THEN NULL ELSE (ARRAY['LINK_NOT_OPENED','SETUP_NOT_STARTED'])[1 + n % 2] END,
       CASE n % 4 WHEN 0 THEN NULL WHEN 1 THEN $1 - make_interval(secs => n / 8) ELSE $1 + make_interval(secs => n) END
     FROM (SELECT *, login_id::int AS n FROM customer WHERE issuer = 'planted') c`,
    [NOW],
  );
  await manager.query('ANALYZE enrollment');
}

beforeAll(async () => {
  dataSource = await connectPersistence();
  const rows = await dataSource.query<{ id: string }[]>('SELECT id FROM service ORDER BY position LIMIT 2');
  services = rows.map(({ id }) => id);
  runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  manager = runner.manager;
});
afterAll(async () => {
  await runner?.rollbackTransaction();
  await runner?.release();
  await dataSource?.destroy();
});

/** The plans of what the queries run. */
async function plansOf(query: StuckQuery): Promise<string[]> {
  const plans: string[] = [];
  const explaining = {
    query: async (sql: string, parameters: unknown[]) => {
      plans.push(JSON.stringify(await manager.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters)));
      return [{}];
    },
  } as unknown as Persistence['manager'];
  await readStuck(explaining, query);
  await countStuck(explaining, query);
  return plans;
}

describe('the queue of the stuck', () => {
  it('is read in pages, the longest stuck first, without a row missed or seen twice', async () => {
    await fill();
    const all = await readStuck(manager, { services, now: NOW, limit: ROWS });
    expect(all.length).toBeGreaterThanOrEqual(ROWS / 4);
    expect(all.every(({ since }) => since <= NOW)).toBe(true);
    const paged: typeof all = [];
    for (;;) {
      const after = paged.at(-1);
      const page = await readStuck(manager, { services, now: NOW, limit: 300, ...(after ? { after } : {}) });
      paged.push(...page);
      if (page.length < 300) break;
    }
    expect(paged).toEqual(all);
    // They are more than are counted; those that have been so for longest are fewer.
    expect(await countStuck(manager, { services, now: NOW })).toBe(MOST_STUCK_COUNTED);
    const now = all[300]?.since ?? NOW;
    expect(await countStuck(manager, { services, now })).toBe(all.filter(({ since }) => since <= now).length);
    const [first, second] = all;
    const ids = [second?.id ?? '', first?.id ?? ''];
    expect((await readEnrollmentItems(manager, ids, NOW)).map(({ id }) => id)).toEqual(ids);
    expect(all.map(({ since }) => since.getTime())).toEqual(
      all.map(({ since }) => since.getTime()).toSorted((a, b) => a - b),
    );
  });

  it.each([
    ['enrollment_stuck', {}],
    ['enrollment_stuck_reason', { reason: 'SETUP_NOT_STARTED' }],
  ] as const)('is served by the index %s, never by a look at every row', async (index, filter) => {
    const plans = await plansOf({ services, now: NOW, limit: 50, ...filter });
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain(`"Index Name":"${index}"`);
      expect(plan).not.toContain('Seq Scan');
    }
  });

  it('forgets what is over by itself', async () => {
    await manager.query(
      `UPDATE enrollment SET state = 'EXPIRED', ended_at = $1, activated_at = NULL, stuck_reason = 'EXPIRED_NOT_REISSUED', stuck_since = $1, stuck_until = $1
       WHERE id IN (SELECT id FROM enrollment WHERE state = 'ACTIVE' LIMIT 10)`,
      [NOW],
    );
    await forgetPassedStuck(manager as unknown as Persistence, NOW);
    const [{ left }] = await manager.query<[{ left: number }]>(
      'SELECT count(*)::int AS left FROM enrollment WHERE stuck_until <= $1',
      [NOW],
    );
    expect(left).toBe(0);
  });
});
