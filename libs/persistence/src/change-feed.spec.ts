import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { ChangeFeed } from './change-feed.js';
import { changeEnrollment } from './enrollment-change.js';
import { describeWithDatabase, FreshDatabase } from './fresh-database.fixture.js';

describeWithDatabase('the feed of changes', () => {
  let database: FreshDatabase;
  let feed: ChangeFeed;
  beforeAll(async () => {
    database = await FreshDatabase.create();
  });
  afterAll(() => database.drop());
  afterEach(() => feed.close());

  async function customerOf(enrollmentId: string): Promise<string> {
    const [row] = await database.dataSource.query('SELECT customer_id FROM enrollment WHERE id = $1', [enrollmentId]);
    return (row as { customer_id: string }).customer_id;
  }

  /** Fulfilled when the customer is told of next. */
  function told(customerId: string): Promise<void> {
    return new Promise((fulfil) => {
      const end = feed.subscribe(customerId, () => {
        end();
        fulfil();
      });
    });
  }

  it('tells a customer of their change, and nobody else', async () => {
    const [mine, other] = [await database.newEnrollment(), await database.newEnrollment()];
    feed = new ChangeFeed(database.url);
    await feed.open();
    let others = 0;
    feed.subscribe(await customerOf(other), () => (others += 1));
    const change = told(await customerOf(mine));
    await database.addEvent(mine);
    await change;
    expect(others).toBe(0);
  });

  it('tells of a change that no event speaks of, and not of a look that changes nothing', async () => {
    const [mine, other] = [await database.newEnrollment(), await database.newEnrollment()];
    feed = new ChangeFeed(database.url);
    await feed.open();
    let others = 0;
    feed.subscribe(await customerOf(other), () => (others += 1));
    const change = told(await customerOf(mine));
    const failingSince = new Date('2026-11-24T02:00:00Z');
    await changeEnrollment(database.dataSource, other, failingSince, async () => undefined);
    await changeEnrollment(database.dataSource, mine, failingSince, async (changing) => changing.set({ failingSince }));
    await change;
    expect(others).toBe(0);
  });

  it('tells afterwards of what was committed while its connection was lost, to those whom it concerns', async () => {
    const [mine, other] = [await database.newEnrollment(), await database.newEnrollment()];
    feed = new ChangeFeed(database.url);
    await feed.open();
    let others = 0;
    feed.subscribe(await customerOf(other), () => (others += 1));
    const change = told(await customerOf(mine));
    const lost = database.dataSource.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE application_name = 'change-feed' AND datname = current_database()`,
    );
    await lost;
    await database.addEvent(mine);
    await change;
    expect(others).toBe(0);
  });
});
