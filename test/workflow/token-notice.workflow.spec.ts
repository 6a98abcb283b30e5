import { randomUUID } from 'node:crypto';
import { type EnrollmentActivities, TOKEN_NOTICE_WORKFLOW, tokenNoticeWorkflowId } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeEnrollment } from './fake-enrollment.js';
import { WorkflowStage } from './workflow.stage.js';

const DAY = 86_400_000;

let stage: WorkflowStage;
beforeAll(async () => {
  stage = await WorkflowStage.open();
}, 60_000);
afterAll(() => stage?.close());

/** Has one notice sent while the mail server is away for the first so many tries. */
async function notice(failures: number): Promise<{ calls: readonly string[]; took: number }> {
  const start = await stage.now();
  const fake = new FakeEnrollment(() => stage.now(), start);
  fake.state = 'ACTIVE';
  const activities: Pick<EnrollmentActivities, 'deliverMails' | 'giveUpMails'> = {
    deliverMails: async (enrollmentId, mails) => {
      fake.mailServerIsUp = fake.calls.length >= failures;
      return fake.deliverMails(enrollmentId, mails);
    },
    giveUpMails: (enrollmentId, mails) => fake.giveUpMails(enrollmentId, mails),
  };
  const mail = { enrollmentId: randomUUID(), mailId: 'suspended' };
  const call = { type: TOKEN_NOTICE_WORKFLOW, workflowId: tokenNoticeWorkflowId(randomUUID()), args: [mail] };
  await stage.run(call, activities, async (handle) => {
    await handle.result();
  });
  return { calls: fake.calls, took: (await stage.now()) - start };
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
