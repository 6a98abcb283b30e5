import { randomUUID } from 'node:crypto';
import { TOKEN_NOTICE_WORKFLOW } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { startTimeSkippingServer, workflowBundle } from '../harness/workflow-tools.js';
import { FakeEnrollment } from './fake-enrollment.js';

const DAY = 86_400_000;

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
}, 60_000);
afterAll(() => environment?.teardown());

/** Has one notice sent while the mail server is away for the first so many tries. */
async function notice(failures: number): Promise<{ calls: readonly string[]; took: number }> {
  const start = await environment.currentTimeMs();
  const fake = new FakeEnrollment(() => environment.currentTimeMs(), start);
  fake.state = 'ACTIVE';
  const taskQueue = randomUUID();
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle,
    activities: {
      deliverMails: async (enrollmentId: string, mails: readonly string[]) => {
        fake.mailServerIsUp = fake.calls.length >= failures;
        return fake.deliverMails(enrollmentId, mails);
      },
      giveUpMails: (enrollmentId: string, mails: readonly string[]) => fake.giveUpMails(enrollmentId, mails),
    },
  });
  await worker.runUntil(
    environment.client.workflow.execute(TOKEN_NOTICE_WORKFLOW, {
      workflowId: `notice-${taskQueue}`,
      taskQueue,
      args: [{ enrollmentId: taskQueue, mailId: 'suspended' }],
    }),
  );
  return { calls: fake.calls, took: (await environment.currentTimeMs()) - start };
}

describe('token notice workflow', () => {
  it('tries until the mail is sent', async () => {
    const { calls } = await notice(5);
    expect(calls.filter((call) => call === 'deliverMails')).toHaveLength(6);
    expect(calls.at(-1)).toBe('sent suspended');
  });

  it('gives the mail up after a day', async () => {
    const { calls, took } = await notice(Number.POSITIVE_INFINITY);
    expect(calls.at(-1)).toBe('gave up suspended');
    expect(took).toBeGreaterThan(DAY - 1_200_000);
  });
});
