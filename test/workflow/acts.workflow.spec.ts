import { randomUUID } from 'node:crypto';
import { ACT_UPDATES, confirm, provision, standing } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../client/until.js';
import { act, judge, WorkflowStage } from './workflow.stage.js';

const { cancel, extend, repudiate, resend, retry, unlock } = ACT_UPDATES;

let stage: WorkflowStage;
beforeAll(async () => {
  stage = await WorkflowStage.open();
}, 60_000);
afterAll(() => stage?.close());

describe('acts on the enrollment workflow', () => {
  it('53 flags what retrying cannot mend and goes on when the back office says so', async () => {
    const fake = await stage.enroll(
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

  it('53 flags what has failed for ten minutes and goes on by itself when it works again', async () => {
    const fake = await stage.enroll(async ({ fake, handle, sleep }) => {
      await sleep(1);
      fake.troubled.add('judgeProvisioning');
      const begun = await stage.now();
      const outcome = judge(handle, provision, 'right');
      for (let minutes = 0; minutes < 30 && !fake.failing; minutes += 2) await sleep(1 / 30);
      expect(fake.failing).toBe(true);
      expect((await stage.now()) - begun).toBeGreaterThanOrEqual(600_000);
      await sleep(0.5);
      expect(fake.calls.filter((call) => call === 'markFailing')).toHaveLength(1);
      fake.troubled.clear();
      await sleep(0.2);
      expect(await outcome).toBe('PROVISIONED');
      await judge(handle, confirm, 'right-otp');
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.failing).toBe(false);
    expect(fake.calls.filter((call) => call === 'markFailing')).toHaveLength(2);
  });

  it('53 lets others have their turn while one thing keeps failing', async () => {
    await stage.enroll(async ({ fake, handle, sleep }) => {
      await sleep(1);
      fake.troubled.add('judgeProvisioning');
      const outcome = judge(handle, provision, 'right');
      await until('the first failure', async () => fake.calls.includes('judgeProvisioning') || undefined);
      expect(await act(handle, cancel, 'cancel')).toBe('DONE');
      fake.troubled.clear();
      await sleep(0.1);
      expect(await outcome).toBe('ENROLLMENT.STATE');
      expect(await handle.result()).toBe('CANCELLED');
    });
  });

  it('53 lets others have their turn although not even the flag can be written', async () => {
    await stage.enroll(
      async ({ fake, handle }) => {
        await until('the flag', async () => fake.calls.includes('markFailing') || undefined);
        expect(fake.failing).toBe(false);
        expect(await act(handle, cancel, 'cancel')).toBe('DONE');
        expect(await handle.result()).toBe('CANCELLED');
      },
      (fake) => {
        fake.broken.add('prepareGeneration').add('markFailing');
      },
    );
  });

  it('keeps its deadline while it is flagged', async () => {
    await stage.enroll(
      async ({ handle }) => {
        expect(await handle.result()).toBe('EXPIRED');
      },
      (fake) => fake.broken.add('prepareGeneration'),
    );
  });

  it('waits as much longer as it was extended, and no more', async () => {
    await stage.enroll(async ({ fake, handle, sleep }) => {
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
    await stage.enroll(async ({ fake, handle, sleep }) => {
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

  it('ends when the issue is repudiated', async () => {
    await stage.enroll(async ({ handle, sleep }) => {
      await sleep(1);
      expect(await act(handle, repudiate, 'repudiate')).toBe('DONE');
      expect(await handle.result()).toBe('CANCELLED');
    });
  });

  it('leaves every act to the activity, once for one act, and takes none after the end', async () => {
    const fake = await stage.enroll(async ({ fake, handle, sleep }) => {
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
      await stage.enroll(async ({ fake, handle, sleep }) => {
        await sleep(1);
        const forged = handle.executeUpdate(update, { updateId: 'something else', args: [{ actId: 'cancel' }] });
        await expect(forged).rejects.toThrow();
        expect(fake.calls).not.toContain('carryOutAct');
        await act(handle, cancel, 'cancel');
        await handle.result();
      });
    },
  );
});
