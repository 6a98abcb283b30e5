import { ACT_UPDATES, confirm, provision, reissued, standing } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../client/until.js';
import type { FakeEnrollment } from './fake-enrollment.js';
import { act, judge, WorkflowStage } from './workflow.stage.js';

const { cancel } = ACT_UPDATES;

const secondMail = async (fake: FakeEnrollment): Promise<void> => {
  await until('the second mail', async () => fake.calls.includes('sent token-issue-2') || undefined, 5_000);
};

let stage: WorkflowStage;
beforeAll(async () => {
  stage = await WorkflowStage.open();
}, 60_000);
afterAll(() => stage?.close());

describe('reissue and mails of the enrollment workflow', () => {
  it('starts over at a reissue, also while the mail server is down', async () => {
    const fake = await stage.enroll(
      async ({ fake, handle, sleep }) => {
        await sleep(20);
        fake.reissue(await stage.now());
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

  it('waits no longer for a generation that could not be prepared once the next one is', async () => {
    const fake = await stage.enroll(
      async ({ fake, handle, sleep }) => {
        await sleep(1);
        await handle.signal(reissued, { generation: 1_000_000_000 });
        expect(fake.failing).toBe(true);
        fake.broken.clear();
        fake.reissue(await stage.now());
        fake.failing = false;
        await handle.signal(reissued, { generation: 2 });
        await secondMail(fake);
        fake.troubled.add('judgeProvisioning');
        const outcome = judge(handle, provision, 'right');
        for (let minutes = 0; minutes < 30 && !fake.failing; minutes += 2) await sleep(1 / 30);
        expect(fake.failing).toBe(true);
        fake.troubled.clear();
        await sleep(0.2);
        expect(await outcome).toBe('PROVISIONED');
        await act(handle, cancel, 'cancel');
        expect(await handle.result()).toBe('CANCELLED');
      },
      (fake) => fake.broken.add('prepareGeneration'),
    );
    expect(fake.failing).toBe(false);
  });

  it('52 does not take the same reissue twice', async () => {
    const fake = await stage.enroll(async ({ fake, handle, sleep }) => {
      fake.reissue(await stage.now());
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
    const fake = await stage.enroll(async ({ fake, handle, sleep }) => {
      const forged = Array.from({ length: 500 }, (_, index) =>
        handle.signal(reissued, { generation: 1 - (index % 2) }),
      );
      await Promise.all(forged);
      await handle.signal(reissued, { generation: 1_000_000 });
      for (const nonsense of [null, {}, { generation: 'next' }, 7]) await handle.signal('reissued', nonsense);
      await handle.signal('reissued');
      await sleep(0.1);
      expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(2);
      fake.reissue(await stage.now());
      await handle.signal(reissued, { generation: 2 });
      await sleep(0.1);
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls).toContain('sent token-issue-2');
  });

  it('52 takes what comes twice, in the wrong order and before its first task, once each', async () => {
    const fake = await stage.enroll(async ({ handle }) => {
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
    const fake = await stage.enroll(async ({ fake, handle, sleep }) => {
      await sleep(1);
      fake.reissue(await stage.now());
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
    const fake = await stage.enroll(
      async ({ handle, sleep }) => {
        await sleep(1);
        expect(await handle.query(standing)).toMatchObject({ state: 'AWAITING_PROVISIONING', generation: 2 });
        await handle.signal(reissued, { generation: 2 });
        await act(handle, cancel, 'cancel');
        await handle.result();
      },
      (fake) => {
        fake.beforeDeliveryAnswers = async () => fake.reissue(await stage.now());
      },
    );
    expect(fake.calls.filter((call) => call === 'prepareGeneration')).toHaveLength(2);
    expect(fake.calls).toContain('sent token-issue-2');
  });

  it('does not keep a new generation waiting for the mail of the old one, whose answer does not come', async () => {
    await stage.enroll(
      async ({ fake, handle }) => {
        await until('the first mail', async () => fake.calls.includes('sent token-issue-1') || undefined);
        fake.reissue(await stage.now());
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
    const fake = await stage.enroll(async ({ fake, handle }) => {
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      fake.mailServerIsUp = false;
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await judge(handle, confirm, 'wrong-otp')).toBe('OTP.MISMATCH');
      fake.mailServerIsUp = true;
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls).toContain('sent activated');
  });
});
