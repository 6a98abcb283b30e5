import { markOrderDone, OutboxOrder } from '@enrollment/persistence';
import type { EnrollmentProcess } from '@enrollment/temporal';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LeftOverKinds } from '../../apps/worker/src/relay/left-over.kinds.js';
import { LeftOverQueue } from '../../apps/worker/src/relay/left-over.queue.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT } from './enrollment.rows.js';

/** Far more than the rounds of eight seconds take. */
const UNDELIVERABLE = 100;
/** Two rounds lie so far apart. */
const ROUND_SECONDS = 2;

/** Temporal, as far as a relay sees it: it is told of enrollments, and refuses some. */
class FakeProcess {
  readonly told: string[] = [];
  readonly refused = new Set<string>();

  async start({ enrollmentId }: { enrollmentId: string }): Promise<void> {
    this.told.push(enrollmentId);
    if (this.refused.has(enrollmentId)) throw new Error('refused');
  }
}

let database: OwnDatabase;
let temporal: FakeProcess;
let seconds: number;
beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));
beforeEach(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  temporal = new FakeProcess();
  seconds = 10;
});
afterEach(() => database?.close());

const clock = { now: () => new Date(ISSUED_AT.getTime() + seconds * 1000) };
function newQueue(): LeftOverQueue<unknown> {
  const kinds = new LeftOverKinds(database.dataSource, temporal as unknown as EnrollmentProcess, clock);
  return new LeftOverQueue(kinds.orders, clock, new Logger('relay'));
}
const newOrder = async (): Promise<string> => (await enrollmentIn(database.dataSource, 'ISSUING')).id;
const timesTold = (id: string): number => temporal.told.filter((told) => told === id).length;

async function doneAt(enrollmentId: string): Promise<Date | null> {
  return (await database.dataSource.manager.findOneByOrFail(OutboxOrder, { enrollmentId })).doneAt;
}

async function rounds(queue: LeftOverQueue<unknown>, count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    await queue.carryOut();
    seconds += ROUND_SECONDS;
  }
}

describe('an order that no face told', () => {
  it('is told, marked and never told again', async () => {
    const id = await newOrder();
    await rounds(newQueue(), 10);
    expect(timesTold(id)).toBe(1);
    expect(await doneAt(id)).toEqual(new Date(ISSUED_AT.getTime() + 10_000));
  });

  it('is left to its face for a moment', async () => {
    const id = await newOrder();
    seconds = 1;
    await newQueue().carryOut();
    expect(timesTold(id)).toBe(0);
  });

  it('is told again by another process when its mark was lost', async () => {
    const id = await newOrder();
    await newQueue().carryOut();
    await database.dataSource.manager.update(OutboxOrder, { enrollmentId: id }, { doneAt: null });
    await newQueue().carryOut();
    expect(timesTold(id)).toBe(2);
    expect(await doneAt(id)).not.toBeNull();
  });

  it('that cannot be told stays, and is told again after pauses that grow to eight seconds', async () => {
    const id = await newOrder();
    temporal.refused.add(id);
    const queue = newQueue();
    const toldAt: number[] = [];
    for (; seconds < 50; seconds += ROUND_SECONDS) {
      const before = timesTold(id);
      await queue.carryOut();
      if (timesTold(id) > before) toldAt.push(seconds);
    }
    expect(toldAt).toEqual([10, 14, 22, 30, 38, 46]);
    expect(await doneAt(id)).toBeNull();
    temporal.refused.clear();
    seconds = 56;
    await queue.carryOut();
    expect(await doneAt(id)).toEqual(clock.now());
  });

  it('is not held up by older ones that cannot be told, however many a round takes', async () => {
    for (let count = 0; count < UNDELIVERABLE; count += 1) temporal.refused.add(await newOrder());
    const good = await newOrder();
    await database.dataSource.manager.update(OutboxOrder, { enrollmentId: good }, { createdAt: clock.now() });
    seconds += 4;
    await rounds(newQueue(), 6);
    expect(await doneAt(good)).not.toBeNull();
  });
});

describe('marking an order', () => {
  it('marks that of its enrollment and generation alone', async () => {
    const [id, other] = [await newOrder(), await newOrder()];
    await markOrderDone(database.dataSource, { enrollmentId: id, generation: 2 }, clock.now());
    expect(await doneAt(id)).toBeNull();
    await markOrderDone(database.dataSource, { enrollmentId: id, generation: 1 }, clock.now());
    expect([await doneAt(id), await doneAt(other)]).toEqual([clock.now(), null]);
  });
});
