import { createDataSource, OutboxOrder } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { enrollmentWorkflowId } from '@enrollment/workflows';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { IsNull } from 'typeorm';
import { LeftOverKinds } from '../../apps/worker/src/relay/left-over.kinds.js';
import { LeftOverQueue } from '../../apps/worker/src/relay/left-over.queue.js';
import { createOwnDatabase, type DataSource, type OwnDatabase } from '../harness/own-database.js';
import { startTimeSkippingServer } from '../harness/workflow-tools.js';
import { enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

/** More than one round takes. */
const ORDERS = 50;
const PATIENCE_MS = 5_000;
let database: OwnDatabase;
let other: DataSource;
let temporal: TestWorkflowEnvironment;
let seconds = 0;
const clock = { now: () => new Date(minutesLater(1).getTime() + seconds * 1000) };

beforeAll(async () => {
  [database, temporal] = await Promise.all([createOwnDatabase({ now: ISSUED_AT }), startTimeSkippingServer()]);
  other = await createDataSource({ url: database.url, applicationName: 'other-worker' }).initialize();
  Logger.overrideLogger(false);
});
afterAll(async () => {
  Logger.overrideLogger(true);
  await other?.destroy();
  await database?.close();
  await temporal?.teardown();
});

/** A worker's relay on a server of its own, of which each third answer is lost: the order is told, and not marked. */
function relayOf(dataSource: DataSource): LeftOverQueue<unknown> & { readonly told: string[] } {
  const told: string[] = [];
  // Nobody works here: only that it was started counts.
  const process = new EnrollmentProcess(temporal.client, 'two-relays', PATIENCE_MS);
  const losing = Object.assign(Object.create(process), {
    start: async (...[order]: Parameters<EnrollmentProcess['start']>) => {
      told.push(order.enrollmentId);
      const isNew = await process.start(order);
      if (told.length % 3 === 0) throw new Error('lost');
      return isNew;
    },
  }) as EnrollmentProcess;
  const kinds = new LeftOverKinds(dataSource, losing, clock);
  return Object.assign(new LeftOverQueue(kinds.orders, clock, new Logger('relay')), { told });
}

const left = (): Promise<number> => database.dataSource.manager.countBy(OutboxOrder, { doneAt: IsNull() });

async function untilNothingIsLeft(relays: readonly LeftOverQueue<unknown>[]): Promise<void> {
  const end = seconds + 120;
  for (; seconds < end && (await left()) > 0; seconds += 2) await Promise.all(relays.map((relay) => relay.carryOut()));
  expect(await left()).toBe(0);
}

it('two relays at once lose nothing, and what both tell is done once', async () => {
  const ids: string[] = [];
  for (let count = 0; count < ORDERS; count += 1) ids.push((await enrollmentIn(database.dataSource, 'ISSUING')).id);
  const relays = [relayOf(database.dataSource), relayOf(other)] as const;
  await untilNothingIsLeft(relays);
  const [{ told: first }, { told: second }] = relays;
  expect(new Set([...first, ...second])).toEqual(new Set(ids));
  expect(first.filter((id) => second.includes(id))).not.toEqual([]);

  const handles = ids.map((id) => temporal.client.workflow.getHandle(enrollmentWorkflowId(id)));
  const runs = () =>
    Promise.all(handles.map((handle) => handle.describe().then(({ runId, status }) => [runId, status.name])));
  const started = await runs();
  expect(new Set(started.map(([, status]) => status))).toEqual(new Set(['RUNNING']));
  await Promise.all(handles.map((handle) => handle.terminate()));
  // Told once more, now that they have ended: none is begun anew.
  const told = relays.flatMap((relay) => relay.told).length;
  await database.dataSource.query('UPDATE outbox_order SET done_at = NULL');
  await untilNothingIsLeft(relays);
  expect(relays.flatMap((relay) => relay.told).length).toBeGreaterThanOrEqual(told + ORDERS);
  expect(await runs()).toEqual(started.map(([runId]) => [runId, 'TERMINATED']));
});
