import { SYSTEM } from '@enrollment/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource } from './data-source.js';
import { EnrollmentChange, lockEnrollment } from './enrollment-change.js';
import { EventLog } from './event-log.js';
import type { EventPosition } from './event-position.js';
import { describeWithDatabase, FreshDatabase } from './fresh-database.fixture.js';

describeWithDatabase('the event log', () => {
  let database: FreshDatabase;
  let log: EventLog;
  let begun: EventPosition;
  beforeAll(async () => {
    database = await FreshDatabase.create();
    log = new EventLog(database.dataSource);
  });
  afterAll(() => database.drop());

  /** A transaction that stays open until its second half is asked for. */
  async function openTransaction(enrollmentId: string, { early = false } = {}) {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    if (early) await runner.query('SELECT pg_current_xact_id()');
    return {
      async record() {
        const change = new EnrollmentChange(
          runner.manager,
          await lockEnrollment(runner.manager, enrollmentId),
          new Date(),
        );
        await change.record('reminded', SYSTEM);
        await change.commit();
      },
      async commit() {
        await runner.commitTransaction();
        await runner.release();
      },
    };
  }

  async function begin(): Promise<void> {
    await database.settle();
    begun = await log.settledPosition();
  }

  async function readNext(limit = 100): Promise<string[]> {
    const events = await log.readAfter(begun, limit);
    begun = events.at(-1)?.position ?? begun;
    return events.map(({ enrollmentId, number }) => `${enrollmentId}/${number}`);
  }

  it('shows nothing that a transaction which commits late could still come before', async () => {
    const [a, b] = [await database.newEnrollment(), await database.newEnrollment()];
    await begin();
    const late = await openTransaction(a);
    await late.record();
    await database.addEvent(b);
    await expect(readNext()).resolves.toEqual([]);
    await late.commit();
    await database.settle();
    await expect(readNext()).resolves.toEqual([`${a}/2`, `${b}/2`]);
    await expect(readNext()).resolves.toEqual([]);
  });

  it('keeps the events of an enrollment in order, although the later one has the older transaction', async () => {
    const enrollment = await database.newEnrollment();
    await begin();
    const older = await openTransaction(enrollment, { early: true });
    await database.addEvent(enrollment);
    await older.record();
    await expect(readNext()).resolves.toEqual([]);
    await older.commit();
    await database.settle();
    await expect(readNext(1)).resolves.toEqual([`${enrollment}/2`]);
    await expect(readNext(1)).resolves.toEqual([`${enrollment}/3`]);
  });

  it('has told everything up to the settled position to whoever asks for it first', async () => {
    const enrollment = await database.newEnrollment();
    await database.settle();
    const late = await openTransaction(enrollment);
    await late.record();
    const settled = await log.settledPosition();
    await late.commit();
    await database.settle();
    const after = await log.readAfter(settled, 100);
    expect(after.map(({ number }) => number)).toEqual([2]);
  });

  it('can be read of some services only', async () => {
    await begin();
    const [mine, other] = [await database.newEnrollment(1, '20020002'), await database.newEnrollment(1, '10010001')];
    await database.settle();
    const read = async (...serviceIds: string[]) =>
      (await log.readAfter(begun, 100, { serviceIds })).map(({ enrollmentId }) => enrollmentId);
    await expect(read('20020002')).resolves.toEqual([mine]);
    await expect(read('10010001', '20020002')).resolves.toEqual([mine, other]);
    await expect(read()).resolves.toEqual([]);
  });

  it('takes no place in its order from whoever writes an event', async () => {
    const enrollment = await database.newEnrollment();
    await begin();
    await database.dataSource.query(
      `INSERT INTO event (id, transaction_id, enrollment_id, number, service_id, generation, type, actor, data, at, hash)
       SELECT gen_random_uuid(), '1', id, 2, service_id, 1, 'reminded', '{}', '{}', now(), ''
       FROM enrollment WHERE id = $1`,
      [enrollment],
    );
    await database.settle();
    await expect(readNext()).resolves.toEqual([`${enrollment}/2`]);
  });
});

describeWithDatabase('what the database itself refuses', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await FreshDatabase.create();
    await database.newEnrollment(2);
  });
  afterAll(() => database.drop());

  it.each([
    `UPDATE event SET type = 'expired'`,
    'DELETE FROM event',
    'TRUNCATE event',
    'TRUNCATE enrollment CASCADE',
    'DELETE FROM event WHERE false',
  ])('%s, whoever asks', async (statement) => {
    await expect(database.dataSource.query(statement)).rejects.toThrow('events are append-only');
  });

  it('changes of events where triggers are asked to be passed over', async () => {
    const plain = await createDataSource({ url: database.url, applicationName: 'spec', poolSize: 1 }).initialize();
    await plain.query(`SET session_replication_role = replica`);
    await expect(plain.query('DELETE FROM event')).rejects.toThrow('events are append-only');
    await plain.destroy();
  });
});
