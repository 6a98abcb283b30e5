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

  /** The tables that are read from end to end although every index is preferred: they have none that helps. */
  async function readWhole(sql: string, values: unknown[] | undefined): Promise<string[]> {
    await runner.query('SET enable_seqscan = off');
    const plan = await runner.manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, values);
    const tables = plan.flatMap((line) => /Seq Scan on (\w+)/.exec(line['QUERY PLAN'])?.[1] ?? []);
    return tables.filter((table) => !SMALL.includes(table));
  }

  it('is found by indexes, however much is kept', async () => {
    const { manager } = runner;
    const whole: Record<string, string[]> = {};
    const watched: Pick<EntityManager, 'query'> = {
      async query<Rows>(sql: string, values?: unknown[]) {
        if (!sql.startsWith('SELECT')) whole[sql] = await readWhole(sql, values);
        return manager.query<Rows>(sql, values);
      },
    };
    await destroyOutdated(watched, new Date());
    expect(Object.keys(whole)).toHaveLength(7);
    for (const tables of Object.values(whole)) expect(tables).toEqual([]);
  });
});
