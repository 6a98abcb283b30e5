import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_POLICY, type Policy } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, newPhone, waitForState } from '../client/enrollment.journey.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';

const nextCustomer = customersFor('deadline');
const racingCustomer = customersFor('deadline-race');
const SHORT: Policy = {
  ...DEFAULT_POLICY,
  provisioningDeadlineSeconds: 6,
  confirmationDeadlineSeconds: 4,
  businessDayEnd: null,
  reminderPercent: 50,
};
let database: Database;
let restore: () => Promise<void>;

beforeAll(async () => {
  database = await Database.connect();
  restore = await database.usePolicy(SHORT);
});
afterAll(async () => {
  await restore?.();
  await database?.close();
});

describe('the deadlines of a policy of seconds', () => {
  it('remind, then end an enrollment that no phone took up, and say so by mail', async () => {
    const { portal, enrollment, mailAddress, invitation, startPassword } = await enrollTo.awaitingProvisioning(
      nextCustomer(),
    );
    await waitForState(portal, 'EXPIRED');
    await inbox().waitForMail(mailAddress, ({ text }) => text.includes(invitation.linkUrl) === false);
    const events = await database.eventTypes(enrollment.id);
    expect(events).toEqual(expect.arrayContaining(['reminded', 'expired']));
    expect(events.indexOf('reminded')).toBeLessThan(events.indexOf('expired'));
    const late = await (await newPhone()).provision(invitation, startPassword);
    expect(late).toMatchObject({ status: 410, body: { code: 'ENROLLMENT.EXPIRED' } });
    const guess = await (await newPhone()).provision(invitation, '58203917');
    expect(guess).toMatchObject({ status: 401, body: { code: 'PROVISIONING.REFUSED' } });
  });

  it('end an enrollment whose OTP never came, and destroy the seed', async () => {
    const { portal, enrollment, token } = await enrollTo.awaitingConfirmation(nextCustomer());
    await waitForState(portal, 'EXPIRED');
    expect(await portal.confirm({ otp: token.code() })).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.STATE' },
    });
    expect(await database.liveSecrets(enrollment.id)).toEqual({ seeds: 0, sealed: 0 });
  });

  it.each([-60, -25, 5])(
    '55 and the right OTP, sent %i ms after the deadline: one of them wins, and the row says which',
    async (ms) => {
      const { portal, enrollment, token } = await enrollTo.awaitingConfirmation(racingCustomer());
      const moment = Date.parse(enrollment.deadline) + ms;
      await until('the moment', async () => (moment - Date.now() < 120 ? true : undefined));
      await pause(Math.max(0, moment - Date.now()));
      const confirmed = await portal.confirm({ otp: token.code() });
      const won = confirmed.status === 200;
      await waitForState(portal, won ? 'ACTIVE' : 'EXPIRED');
      if (!won) expect(confirmed).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
      const ends = (await database.eventTypes(enrollment.id)).filter(
        (type) => type === 'activated' || type === 'expired',
      );
      expect(ends).toEqual([won ? 'activated' : 'expired']);
    },
  );

  it('let an enrollment begin anew after the end', async () => {
    const loginId = nextCustomer();
    const { portal } = await enrollTo.issued(loginId);
    await waitForState(portal, 'EXPIRED');
    const { enrollment } = await enrollTo.issued(loginId);
    expect(enrollment).toMatchObject({ state: 'ISSUING', generation: 1 });
  });
});
