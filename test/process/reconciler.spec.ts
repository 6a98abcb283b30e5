import { SYSTEM } from '@enrollment/domain';
import { changeEnrollment } from '@enrollment/persistence';
import { ProcessWatch, RECONCILER_SCHEDULE } from '@enrollment/temporal';
import { enrollmentWorkflowId, type Fault, type Reconciliation, tokenNoticeWorkflowId } from '@enrollment/workflows';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { customersFor, knownMailAddress } from '../client/customers.js';
import { enrollTo, inbox, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { connectPersistence, type Persistence } from '../harness/persistence.js';
import { killPart, startPart, stopPart, testStack } from '../harness/stack.js';
import { closeTemporal, connectTemporal } from '../harness/temporal.js';

const nextCustomer = customersFor('reconciler');
const OLD_SECONDS = 600;
const PATIENCE_MS = 90_000;
let temporal: Client;
let database: Database;
let dataSource: Persistence;

beforeAll(async () => {
  [temporal, database, dataSource] = await Promise.all([connectTemporal(), Database.connect(), connectPersistence()]);
});
afterEach(async () => {
  for (const part of ['maildev', 'temporal', 'worker', 'portal'] as const) await startPart(part);
});
afterAll(async () => {
  await closeTemporal(temporal);
  await database.close();
  await dataSource.destroy();
});

/** Has the schedule look once more, and waits for what it found. What comes while another look runs is skipped. */
async function look(): Promise<Reconciliation> {
  const schedule = temporal.schedule.getHandle(RECONCILER_SCHEDULE);
  const looks = async () => (await schedule.describe()).info.recentActions.map(({ action }) => action.workflow);
  const before = new Set((await looks()).map(({ firstExecutionRunId }) => firstExecutionRunId));
  const isNew = async () => (await looks()).find(({ firstExecutionRunId }) => !before.has(firstExecutionRunId));
  const { workflowId, firstExecutionRunId } = await until('a look of the reconciler', async () => {
    await schedule.trigger();
    return until('its start', isNew, 2_000).catch(() => undefined);
  });
  return temporal.workflow.getHandle(workflowId, firstExecutionRunId).result() as Promise<Reconciliation>;
}

async function metric(fault: Fault): Promise<number> {
  const text = await (await fetch(`${testStack().workerUrl}/metrics`)).text();
  return Number(new RegExp(`enrollment_reconciler_faults\\{fault="${fault}"\\} (\\d+)`).exec(text)?.[1]);
}

const isSentNotice = ({ kind, status }: { kind: string; status: string }): boolean =>
  kind === 'suspended' && status === 'accepted';

describe('the running workflows', () => {
  it('are read on from a moment', async () => {
    const { enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    const watch = new ProcessWatch(temporal, 'nobody is started');
    const isAmong = async (startedBefore: string | null): Promise<boolean> => {
      for await (const { workflowIds } of watch.running(startedBefore))
        if (workflowIds.includes(enrollmentWorkflowId(enrollment.id))) return true;
      return false;
    };
    await until('its appearance', async () => (await isAmong(null)) || undefined);
    expect(await isAmong(new Date(Date.now() + 60_000).toISOString())).toBe(true);
    expect(await isAmong(enrollment.createdAt)).toBe(false);
  });
});

describe('the reconciler, on its schedule', () => {
  it('finds nothing on a healthy system (I8)', async () => {
    const { enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    await database.makeOlder(enrollment.id, OLD_SECONDS);
    const { found, mended } = await look();
    expect(Object.entries(found).filter(([, count]) => count > 0)).toEqual([]);
    expect(mended).toBe(0);
    expect(await metric('row-without-workflow')).toBe(0);
  });

  it('starts the workflow that an open row lacks, and reports it', async () => {
    await stopPart('worker');
    await stopPart('temporal');
    const { portal, enrollment, mailAddress } = await enrollTo.issued(nextCustomer());
    // The face would tell Temporal as soon as it is back.
    await killPart('portal');
    await database.forgetOrders(enrollment.id);
    await database.makeOlder(enrollment.id, OLD_SECONDS);
    await startPart('temporal');
    await startPart('worker');
    await startPart('portal');
    const { found, mended } = await look();
    expect([found['row-without-workflow'], mended]).toEqual([1, 1]);
    expect(await metric('row-without-workflow')).toBe(1);
    await waitForState(portal, 'AWAITING_PROVISIONING');
    await inbox().waitForInvitation(mailAddress, enrollment.userId);
    expect((await look()).found['row-without-workflow']).toBe(0);
    expect(bodyOf(await portal.cancel()).state).toBe('CANCELLED');
  });

  it('has a mail about a token sent whose workflow somebody terminated, and reports it', async () => {
    const loginId = nextCustomer();
    const { portal, enrollment } = await enrollTo.active(loginId);
    await stopPart('maildev');
    bodyOf(await portal.suspendToken());
    const waitsAfterTry = () =>
      until('a notice that waits for its next try', async () => {
        const notice = (await database.mails(enrollment.id)).find(({ kind }) => kind === 'suspended');
        return notice?.status === 'queued' && notice.sendings > 0 ? notice : undefined;
      });
    const { id } = await waitsAfterTry();
    await temporal.workflow.getHandle(tokenNoticeWorkflowId(id)).terminate();
    await waitsAfterTry();
    await database.makeOlder(enrollment.id, OLD_SECONDS);
    const { found, mended } = await look();
    expect([found['notice-without-workflow'], mended]).toEqual([1, 1]);
    expect(await metric('notice-without-workflow')).toBe(1);
    await startPart('maildev');
    await inbox().waitForMail(knownMailAddress(loginId), ({ subject }) => subject.includes('利用を停止しました'));
    await until('its end', async () => (await database.mails(enrollment.id)).find(isSentNotice));
    await database.makeOlder(enrollment.id, OLD_SECONDS);
    expect((await look()).found['notice-without-workflow']).toBe(0);
  });

  it('marks whose workflow tasks fail or whose workflow is gone, and reports a workflow whose row is closed', async () => {
    const { portal, enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    const handle = temporal.workflow.getHandle(enrollmentWorkflowId(enrollment.id));
    await database.makeOlder(enrollment.id, OLD_SECONDS);
    // Nobody of ours signals what cannot be decoded; whoever has access to Temporal can.
    await temporal.workflowService.signalWorkflowExecution({
      namespace: temporal.options.namespace,
      workflowExecution: { workflowId: handle.workflowId },
      signalName: 'reissued',
      input: { payloads: [{ metadata: { encoding: Buffer.from('unknown/none') }, data: Buffer.from('x') }] },
    });
    const failing = await until(
      'a failing workflow task',
      async () => {
        const { found } = await look();
        return found['workflow-task-failing'] > 0 ? found : undefined;
      },
      PATIENCE_MS,
    );
    expect(failing).toMatchObject({ 'workflow-task-failing': 1, 'row-with-ended-workflow': 0 });
    const { stuck } = bodyOf(await portal.latest());
    expect(stuck?.reason).toBe('ENGINE_FAILING');

    await database.closeBehindItsBack(enrollment.id);
    await database.makeOlder(enrollment.id, OLD_SECONDS);
    expect((await look()).found['workflow-without-row']).toBe(1);
    await database.openAgain(enrollment.id);

    await handle.terminate();
    const gone = await look();
    expect(gone.found).toMatchObject({ 'row-with-ended-workflow': 1, 'workflow-without-row': 0 });
    expect(gone.mended).toBe(0);
    expect(bodyOf(await portal.latest()).stuck).toEqual(stuck);
    await changeEnrollment(dataSource, enrollment.id, new Date(), (change) => change.transit('cancel', SYSTEM));
    expect((await look()).found['row-with-ended-workflow']).toBe(0);
  });
});
