import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EntityManager, QueryRunner } from 'typeorm';
import { describeWithDatabase, FreshDatabase } from './fresh-database.fixture.js';
import { destroyOutdated } from './retention.js';

/** These have a handful of rows. */
const SMALL = ['service', 'policy'];

describeWithDatabase('what is destroyed from time to time', () => {
  let database: FreshDatabase;
  let runner: QueryRunner;
  beforeAll(async () => {
    database = await FreshDatabase.create();
    runner = database.dataSource.createQueryRunner();
  });
  afterAll(async () => {
    await runner.release();
    await database.drop();
  });

  /** Whether, every index being preferred, one gives the rows that are old enough, and no table is read from end to end. */
  async function isFoundByAge(sql: string, values: unknown[] | undefined): Promise<boolean> {
    await runner.query('SET enable_seqscan = off');
    const rows = await runner.manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, values);
    const plan = rows.map((line) => line['QUERY PLAN']);
    const whole = plan.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? []);
    return whole.every((table) => SMALL.includes(table)) && plan.some((line) => /Index Cond: .*_at <=? /.test(line));
  }

  it('is found by indexes, however much is kept', async () => {
    const { manager } = runner;
    const found: Record<string, boolean> = {};
    const watched: Pick<EntityManager, 'query'> = {
      async query<Rows>(sql: string, values?: unknown[]) {
        if (!sql.startsWith('SELECT')) found[sql] = await isFoundByAge(sql, values);
        return manager.query<Rows>(sql, values);
      },
    };
    await destroyOutdated(watched, new Date());
    expect(Object.keys(found)).toHaveLength(7);
    for (const [sql, isFound] of Object.entries(found)) expect({ sql, isFound }).toEqual({ sql, isFound: true });
  });
});
