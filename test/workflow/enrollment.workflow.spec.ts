import { ACT_UPDATES, confirm, provision } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, judge, WorkflowStage } from './workflow.stage.js';

const { cancel } = ACT_UPDATES;

let stage: WorkflowStage;
beforeAll(async () => {
  stage = await WorkflowStage.open();
}, 60_000);
afterAll(() => stage?.close());

describe('enrollment workflow', () => {
  it('goes the straight path and tells of the activation', async () => {
    const fake = await stage.enroll(async ({ handle }) => {
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
    expect(fake.calls).toContain('sent activated');
    expect(fake.calls).not.toContain('passDueMoment');
  });

  it('reminds at the half and expires at the deadline, not before', async () => {
    const fake = await stage.enroll(async ({ fake, handle, sleep }) => {
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
    await stage.enroll(async ({ fake, handle, sleep }) => {
      await sleep(10);
      await judge(handle, provision, 'right');
      await sleep(23.9);
      expect(fake.state).toBe('AWAITING_CONFIRMATION');
      expect(await handle.result()).toBe('EXPIRED');
    });
  });

  it('passes a due moment once although the clock of the activities is behind', async () => {
    const fake = await stage.enroll(
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
    await stage.enroll(async ({ fake, handle }) => {
      const forged = handle.executeUpdate(cancel, { updateId: 'something else', args: [{ actId: 'cancel' }] });
      await expect(forged).rejects.toThrow();
      expect(fake.calls).not.toContain('carryOutAct');
      await act(handle, cancel, 'cancel');
      await handle.result();
    });
  });

  it('ends at the deadline although the mail server never came back', async () => {
    await stage.enroll(
      async ({ handle }) => {
        expect(await handle.result()).toBe('EXPIRED');
      },
      (fake) => {
        fake.mailServerIsUp = false;
      },
    );
  });

  it('lets a locked enrollment expire', async () => {
    await stage.enroll(async ({ handle }) => {
      await judge(handle, provision, 'right');
      await judge(handle, confirm, 'last-wrong-otp');
      expect(await handle.result()).toBe('EXPIRED');
    });
  });

  it('keeps the enrollment open after wrong tries', async () => {
    await stage.enroll(async ({ handle }) => {
      expect(await judge(handle, provision, 'wrong')).toBe('PROVISIONING.REFUSED');
      expect(await judge(handle, provision, 'right')).toBe('PROVISIONED');
      expect(await judge(handle, confirm, 'wrong-otp')).toBe('OTP.MISMATCH');
      expect(await judge(handle, confirm, 'right-otp')).toBe('ACTIVATED');
      expect(await handle.result()).toBe('ACTIVE');
    });
  });
});
