import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource } from './data-source.js';
import { describeWithDatabase, FreshDatabase } from './fresh-database.fixture.js';

describeWithDatabase('a data source', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await FreshDatabase.create();
  });
  afterAll(() => database.drop());

  it.each([
    { told: {}, limit: '10s' },
    { told: { statementTimeoutMs: 0 }, limit: '0' },
  ])('that was told $told lets a statement take $limit', async ({ told, limit }) => {
    const dataSource = createDataSource({ url: database.url, applicationName: 'spec', ...told });
    await dataSource.initialize();
    const rows: unknown = await dataSource.query('SHOW statement_timeout');
    await dataSource.destroy();
    expect(rows).toEqual([{ statement_timeout: limit }]);
  });
});
