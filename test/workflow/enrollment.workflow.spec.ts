import { randomUUID } from 'node:crypto';
import { ACT_UPDATES, confirm, ENROLLMENT_WORKFLOW, provision, reissued, standing } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { until } from '../client/until.js';
import { startTimeSkippingServer, workflowBundle } from '../harness/workflow-tools.js';
import { FakeEnrollment } from './fake-enrollment.js';

const HOUR = 3_600_000;

const secondMail = async (fake: FakeEnrollment): Promise<void> => {
  await until('the second mail', async () => fake.calls.includes('sent token-issue-2') || undefined, 5_000);
};

const { cancel, extend, repudiate, resend, retry, unlock } = ACT_UPDATES;

let environment: TestWorkflowEnvironment;

beforeAll(async () => {
  environment = await startTimeSkippingServer();
}, 60_000);

afterAll(() => environment?.teardown());

/** Runs one enrollment; everything within happens while its worker runs. */
async function enroll(
  story: (enrollment: {
    fake: FakeEnrollment;
    handle: WorkflowHandle;
    sleep(hours: number): Promise<void>;
  }) => Promise<void>,
  prepare: (fake: FakeEnrollment) => void = () => undefined,
): Promise<FakeEnrollment> {
  const now = (): Promise<number> => environment.currentTimeMs();
  const fake = new FakeEnrollment(now, await now());
  prepare(fake);
  const activities = Object.fromEntries(
    Object.getOwnPropertyNames(FakeEnrollment.prototype)
      .filter((name) => name !== 'constructor')
      .map((name) => [name, (fake as unknown as Record<string, () => unknown>)[name]?.bind(fake)]),
  ) as Record<string, (...args: unknown[]) => unknown>;
  const taskQueue = randomUUID();
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowBundle,
    activities,
  });
  await worker.runUntil(async () => {
    const workflowId = `enrollment-${taskQueue}`;
    const handle = await environment.client.workflow.start(ENROLLMENT_WORKFLOW, {
      workflowId,
      taskQueue,
      args: [{ enrollmentId: taskQueue }],
    });
    await story({ fake, handle, sleep: (hours) => environment.sleep(hours * HOUR) });
  });
  return fake;
}

const judge = (handle: WorkflowHandle, update: typeof provision, attemptId: string): Promise<string> =>
  handle.executeUpdate(update, { updateId: attemptId, args: [{ attemptId }] });
const act = (handle: WorkflowHandle, update: typeof cancel, actId: string): Promise<string> =>
  handle.executeUpdate(update, { updateId: actId, args: [{ actId }] });

describe('enrollment workflow', () => {
  it('goes the straight path and tells of the activation', async () => {
    const fake = await enroll(async ({ handle }) => {
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls).toContain('sent activated');
    expect(fake.calls).not.toContain('passDueMoment');
  });

  it('reminds at the half and expires at the deadline, not before', async () => {
    const fake = await enroll(async ({ fake, handle, sleep }) => {
      await sleep(11.9);
      expect(fake.calls).not.toContain('passDueMoment');
      await sleep(0.2);
      expect(fake.calls).toContain('sent reminder');
      await sleep(11.8);
      expect(fake.state).toBe('AWAITING_PROVISIONING');
      expect(await handle.result()).toBe('EXPIRED');
    });
    expect(fake.calls.filter((call) => call === 'passDueMoment')).toHaveLength(2);
    expect(fake.calls).toContain('sent expired');
  });

  it('gives the confirmation its own deadline', async () => {
    await enroll(async ({ fake, handle, sleep }) => {
      await sleep(10);
      await judge(handle, provision, 'right');
      await sleep(23.9);
      expect(fake.state).toBe('AWAITING_CONFIRMATION');
      expect(await handle.result()).toBe('EXPIRED');
    });
  });

  it('starts over at a reissue, also while the mail server is down', async () => {
    const fake = await enroll(
      async ({ fake, handle, sleep }) => {
        await sleep(20);
        fake.reissue(await environment.currentTimeMs());
        fake.mailServerIsUp = true;
        await handle.signal(reissued, { generation: 2 });
        await sleep(20);
        expect(await handle.query(standing)).toMatchObject({ state: 'AWAITING_PROVISIONING', generation: 2 });
        expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
        await act(handle, cancel, 'cancel');
        expect(await handle.result()).toBe('CANCELLED');
      },
      (fake) => {
        fake.mailServerIsUp = false;
      },
    );
    expect(fake.calls).toContain('sent token-issue-2');
    expect(fake.calls).not.toContain('sent token-issue-1');
  });

  it('52 does not take the same reissue twice', async () => {
    const fake = await enroll(async ({ fake, handle, sleep }) => {
      fake.reissue(await environment.currentTimeMs());
      await handle.signal(reissued, { generation: 2 });
      await sleep(1);
      await handle.signal(reissued, { generation: 2 });
      await sleep(1);
      await act(handle, cancel, 'cancel');
      await handle.result();
    });
    expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(2);
  });

  it('54 works off a flood of signals with one activity each at most, and forged ones bar nothing', async () => {
    const fake = await enroll(async ({ fake, handle, sleep }) => {
      const forged = Array.from({ length: 500 }, (_, index) =>
        handle.signal(reissued, { generation: 1 - (index % 2) }),
      );
      await Promise.all(forged);
      await handle.signal(reissued, { generation: 1_000_000 });
      for (const nonsense of [null, {}, { generation: 'next' }, 7]) await handle.signal('reissued', nonsense);
      await handle.signal('reissued');
      await sleep(0.1);
      expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(2);
      fake.reissue(await environment.currentTimeMs());
      await handle.signal(reissued, { generation: 2 });
      await sleep(0.1);
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls).toContain('sent token-issue-2');
  });

  it('52 takes what comes twice, in the wrong order and before its first task, once each', async () => {
    const fake = await enroll(async ({ handle }) => {
      const [otp, first, second] = await Promise.all([
        judge(handle, confirm, 'wrong-otp'),
        judge(handle, provision, 'right'),
        judge(handle, provision, 'right'),
      ]);
      expect([otp, first, second]).toEqual(['OTP.MISMATCH', 'PROVISIONED', 'PROVISIONED']);
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls.filter((call) => call === 'judgeProvisioning')).toHaveLength(1);
    expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(1);
  });

  it('prepares a new generation although an answer tells of it before its order does', async () => {
    const fake = await enroll(async ({ fake, handle, sleep }) => {
      await sleep(1);
      fake.reissue(await environment.currentTimeMs());
      await judge(handle, provision, 'wrong');
      await handle.signal(reissued, { generation: 2 });
      await sleep(1);
      await act(handle, cancel, 'cancel');
      await handle.result();
    });
    expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(2);
    expect(fake.calls).toContain('sent token-issue-2');
  });

  it('prepares a new generation although the mail of the old one tells of it before its order does', async () => {
    const fake = await enroll(
      async ({ handle, sleep }) => {
        await sleep(1);
        expect(await handle.query(standing)).toMatchObject({ state: 'AWAITING_PROVISIONING', generation: 2 });
        await handle.signal(reissued, { generation: 2 });
        await act(handle, cancel, 'cancel');
        await handle.result();
      },
      (fake) => {
        fake.beforeDeliveryAnswers = async () => fake.reissue(await environment.currentTimeMs());
      },
    );
    expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(2);
    expect(fake.calls).toContain('sent token-issue-2');
  });

  it('does not keep a new generation waiting for the mail of the old one, whose answer does not come', async () => {
    await enroll(
      async ({ fake, handle }) => {
        await until('the first mail', async () => fake.calls.includes('sent token-issue-1') || undefined);
        fake.reissue(await environment.currentTimeMs());
        await handle.signal(reissued, { generation: 2 });
        await secondMail(fake);
        await act(handle, cancel, 'cancel');
        expect(await handle.result()).toBe('CANCELLED');
      },
      (fake) => {
        fake.beforeDeliveryAnswers = () => secondMail(fake);
      },
    );
  });

  it('sends its last mails although other answers come after the end', async () => {
    const fake = await enroll(async ({ fake, handle }) => {
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      fake.mailServerIsUp = false;
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await judge(handle, confirm, 'wrong-otp')).toBe('OTP.MISMATCH');
      fake.mailServerIsUp = true;
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls).toContain('sent activated');
  });

  it('passes a due moment once although the clock of the activities is behind', async () => {
    const fake = await enroll(
      async ({ handle }) => {
        expect(await handle.result()).toBe('EXPIRED');
      },
      (fake) => {
        fake.lagMs = 2_000;
      },
    );
    expect(fake.calls.filter((call) => call === 'passDueMoment')).toHaveLength(2);
  });

  it('takes no update that is not named like its intake row', async () => {
    await enroll(async ({ fake, handle }) => {
      const forged = handle.executeUpdate(cancel, { updateId: 'something else', args: [{ actId: 'cancel' }] });
      await expect(forged).rejects.toThrow();
      expect(fake.calls).not.toContain('carryOutAct');
      await act(handle, cancel, 'cancel');
      await handle.result();
    });
  });

  it('ends at the deadline although the mail server never came back', async () => {
    await enroll(
      async ({ handle }) => {
        expect(await handle.result()).toBe('EXPIRED');
      },
      (fake) => {
        fake.mailServerIsUp = false;
      },
    );
  });

  it('53 flags what retrying cannot mend and goes on when the back office says so', async () => {
    const fake = await enroll(
      async ({ fake, handle, sleep }) => {
        await sleep(1);
        expect(fake.failing).toBe(true);
        fake.broken.clear();
        await act(handle, retry, 'retry');
        expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
        await judge(handle, confirm, 'right-otp');
        expect(await handle.result()).toBe('ACTIVE');
      },
      (fake) => fake.broken.add('prepareGeneration'),
    );
    expect(fake.calls.filter((call) => call === 'markFailing')).toHaveLength(2);
    expect(fake.failing).toBe(false);
  });

  it('keeps its deadline while it is flagged', async () => {
    await enroll(
      async ({ handle }) => {
        expect(await handle.result()).toBe('EXPIRED');
      },
      (fake) => fake.broken.add('prepareGeneration'),
    );
  });

  it('waits as much longer as it was extended, and no more', async () => {
    await enroll(async ({ fake, handle, sleep }) => {
      await sleep(23);
      expect(await act(handle, extend, 'extend')).toBe('DONE');
      await sleep(24.9);
      expect(fake.state).toBe('AWAITING_PROVISIONING');
      await sleep(0.2);
      expect(fake.state).toBe('EXPIRED');
      expect(await handle.result()).toBe('EXPIRED');
    });
  });

  it('awaits the OTP again once unlocked, within the deadline it had', async () => {
    await enroll(async ({ fake, handle, sleep }) => {
      await judge(handle, provision, 'right');
      await sleep(10);
      expect(await judge(handle, confirm, 'last-wrong-otp')).toBe('OTP.MISMATCH');
      expect(await handle.query(standing)).toMatchObject({ state: 'LOCKED' });
      expect(await act(handle, unlock, 'unlock')).toBe('DONE');
      expect(await handle.query(standing)).toMatchObject({ state: 'AWAITING_CONFIRMATION' });
      await sleep(13.9);
      expect(fake.state).toBe('AWAITING_CONFIRMATION');
      expect(await handle.result()).toBe('EXPIRED');
    });
  });

  it('lets a locked enrollment expire', async () => {
    await enroll(async ({ handle }) => {
      await judge(handle, provision, 'right');
      await judge(handle, confirm, 'last-wrong-otp');
      expect(await handle.result()).toBe('EXPIRED');
    });
  });

  it('ends when the issue is repudiated', async () => {
    await enroll(async ({ handle, sleep }) => {
      await sleep(1);
      expect(await act(handle, repudiate, 'repudiate')).toBe('DONE');
      expect(await handle.result()).toBe('CANCELLED');
    });
  });

  it('leaves every act to the activity, once for one act, and takes none after the end', async () => {
    const fake = await enroll(async ({ fake, handle, sleep }) => {
      await sleep(1);
      for (const update of [resend, extend, retry, resend]) await act(handle, update, update.name);
      expect(fake.calls.filter((call) => call === 'carryOutAct')).toHaveLength(3);
      await act(handle, cancel, 'cancel');
      await handle.result();
      for (const update of Object.values(ACT_UPDATES))
        await expect(act(handle, update, randomUUID())).rejects.toThrow();
    });
    expect(fake.calls.filter((call) => call === 'carryOutAct')).toHaveLength(4);
  });

  it.each(Object.values(ACT_UPDATES))(
    'takes no act by the update $name that is not named like its row',
    async (update) => {
      await enroll(async ({ fake, handle, sleep }) => {
        await sleep(1);
        const forged = handle.executeUpdate(update, { updateId: 'something else', args: [{ actId: 'cancel' }] });
        await expect(forged).rejects.toThrow();
        expect(fake.calls).not.toContain('carryOutAct');
        await act(handle, cancel, 'cancel');
        await handle.result();
      });
    },
  );

  it('keeps the enrollment open after wrong tries', async () => {
    await enroll(async ({ handle }) => {
      expect(await judge(handle, provision, 'wrong')).toBe('PROVISIONING.REFUSED');
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      expect(await judge(handle, confirm, 'wrong-otp')).toBe('OTP.MISMATCH');
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
  });
});
