import { type EnrollmentState, type MailStatus, SYSTEM } from '@enrollment/domain';
import {
  changeEnrollment,
  type Enrollment,
  EnrollmentEvent,
  Mail,
  markEngine,
  queueMail,
} from '@enrollment/persistence';
import type { EnrollmentProcess, ProcessWatch } from '@enrollment/temporal';
import type { Reconciliation } from '@enrollment/workflows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { Reconciler } from '../../apps/worker/src/reconciler/reconciler.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT, minutesLater, readRow } from './enrollment.rows.js';

const NOW = minutesLater(30);
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  Logger.overrideLogger(false);
});
afterAll(async () => {
  Logger.overrideLogger(true);
  await database?.close();
});
beforeEach(async () => {
  await database.dataSource.query('UPDATE enrollment SET process_failing_since = NULL');
});

const rowIn = (state: EnrollmentState): Promise<Enrollment> => enrollmentIn(database.dataSource, state);

const cancel = (id: string): Promise<void> =>
  changeEnrollment(database.dataSource, id, NOW, (change) => change.transit('cancel', SYSTEM));

/** Every workflow runs, but for what a test says. */
class FakeWatch {
  absent: ProcessWatch['absent'] = async () => [];
  failing: ProcessWatch['failing'] = async () => [];
  absentNotices: ProcessWatch['absentNotices'] = async () => [];
  readonly startedBefore: (string | null)[] = [];
  pages = 1;

  async *running(startedBefore: string | null) {
    this.startedBefore.push(startedBefore);
    for (let page = 1; page <= this.pages; page += 1)
      yield { workflowIds: [], nextStartedBefore: page < this.pages ? `after ${page}` : null };
  }
}

const startedNotices: string[] = [];

function look(watch: FakeWatch, nextStartedBefore: string | null = null): Promise<Reconciliation> {
  const sendNotice = async ({ mailId }: { readonly mailId: string }) => startedNotices.push(mailId) > 0;
  const process = { start: async () => true, sendNotice } as unknown as EnrollmentProcess;
  const clock = { now: () => NOW };
  const reconciler = new Reconciler(database.dataSource, process, watch as unknown as ProcessWatch, clock);
  return new MockActivityEnvironment().run(() => reconciler.reconcile({ nextCustomer: null, nextStartedBefore }));
}

async function notice(status: MailStatus, sendings: number): Promise<string> {
  const { manager } = database.dataSource;
  const { id } = await rowIn('CANCELLED');
  const of = { enrollmentId: id, generation: 1, kind: 'suspended', number: 1, recipient: 'known' } as const;
  const mailId = await queueMail(manager, { ...of, destinationHash: null, now: ISSUED_AT });
  await manager.update(Mail, mailId, { status, sendings });
  return mailId;
}

describe('a look of the reconciler', () => {
  it('takes an enrollment that ends meanwhile for no fault, and one that has lost its workflow for one', async () => {
    const [ending, lost] = [await rowIn('AWAITING_PROVISIONING'), await rowIn('AWAITING_PROVISIONING')];
    const watch = new FakeWatch();
    watch.absent = async (ids) => {
      if (ids.includes(ending.id) && (await readRow(database.dataSource, ending.id)).endedAt === null) {
        await cancel(ending.id);
      }
      return [ending.id, lost.id]
        .filter((id) => ids.includes(id))
        .map((enrollmentId) => ({ enrollmentId, hadWorkflow: true }));
    };
    const { found } = await look(watch);
    const told = await database.dataSource.manager.findBy(EnrollmentEvent, { type: 'engine.failing' });
    expect(told.map(({ enrollmentId, data }) => [enrollmentId, data])).toEqual([[lost.id, { part: 'process' }]]);
    expect(found['row-with-ended-workflow']).toBe(1);
    expect((await readRow(database.dataSource, lost.id)).processFailingSince).toEqual(NOW);
    expect((await readRow(database.dataSource, ending.id)).processFailingSince).toBeNull();
  });

  it('leaves the mark of what ends meanwhile as it is', async () => {
    const row = await rowIn('AWAITING_PROVISIONING');
    const processFailingSince = minutesLater(10);
    await changeEnrollment(database.dataSource, row.id, processFailingSince, (change) =>
      markEngine(change, 'process', true),
    );
    const watch = new FakeWatch();
    let asked = 0;
    watch.absent = async (ids) => {
      asked += ids.includes(row.id) ? 1 : 0;
      // Asked for the rows first, and then for those that are marked.
      if (asked === 2) await cancel(row.id);
      return [];
    };
    await look(watch);
    const { state, processFailingSince: mark } = await readRow(database.dataSource, row.id);
    expect([asked, state, mark]).toEqual([2, 'CANCELLED', processFailingSince]);
  });

  it('goes on with workflows where an earlier one had to end', async () => {
    const watch = new FakeWatch();
    watch.pages = 201;
    const first = await look(watch);
    watch.pages = 1;
    const second = await look(watch, first.nextStartedBefore);
    expect(watch.startedBefore).toEqual([null, 'after 200']);
    expect(second.nextStartedBefore).toBeNull();
  });

  it('has a mail about a token sent whose workflow is gone, and no other one', async () => {
    const { manager } = database.dataSource;
    const [waits, dies] = [await notice('queued', 1), await notice('sending', 2)];
    const [ends, running] = [await notice('sending', 1), await notice('queued', 3)];
    const [untold, doubtful, sent] = [
      await notice('queued', 0),
      await notice('ambiguous', 1),
      await notice('accepted', 1),
    ];
    const watch = new FakeWatch();
    watch.absentNotices = async (ids) => {
      expect(ids).toHaveLength(4);
      expect(ids).toEqual(expect.arrayContaining([waits, dies, ends, running]));
      for (const id of [untold, doubtful, sent]) expect(ids).not.toContain(id);
      await manager.update(Mail, ends, { status: 'accepted' });
      return [waits, dies, ends];
    };
    const { found, mended } = await look(watch);
    expect(startedNotices.toSorted()).toEqual([waits, dies].toSorted());
    expect([found['notice-without-workflow'], mended]).toEqual([2, 2]);
  });

  it('looks at many mails about tokens in pages, and misses none of the same moment', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push(await notice('queued', 1));
    await database.dataSource.query(
      `INSERT INTO mail (id, enrollment_id, generation, kind, number, recipient, status, sendings, created_at, status_at)
       SELECT gen_random_uuid(), enrollment_id, generation, kind, n, recipient, status, sendings, created_at, status_at
       FROM mail, generate_series(2, 601) AS n WHERE id = $1`,
      [ids[0]],
    );
    const pages: string[][] = [];
    const watch = new FakeWatch();
    watch.absentNotices = async (asked) => {
      pages.push([...asked]);
      return asked.filter((id) => ids.includes(id));
    };
    startedNotices.length = 0;
    expect((await look(watch)).found['notice-without-workflow']).toBe(3);
    expect(startedNotices.toSorted()).toEqual(ids.toSorted());
    expect(pages.map(({ length }) => length)).toEqual([500, expect.any(Number)]);
    expect(new Set(pages.flat()).size).toBe(pages.flat().length);
    expect(pages.flat().length).toBeGreaterThanOrEqual(603);
  });

  it('does the rest where the server does not report failing tasks', async () => {
    const watch = new FakeWatch();
    watch.failing = async () => null;
    expect((await look(watch)).found['workflow-task-failing']).toBe(0);
    expect(watch.startedBefore).toEqual([null]);
  });
});
