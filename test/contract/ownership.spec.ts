import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, newPhone } from '../client/enrollment.journey.js';

const customer = customersFor('ownership');

describe('a customer', () => {
  let closing: AbortController;
  beforeEach(() => {
    closing = new AbortController();
  });
  afterEach(() => closing.abort());

  it('35 (decided otherwise: 409) sees and touches nothing but their own, whoever holds the OTP', async () => {
    const owner = await enrollTo.awaitingConfirmation(customer());
    const { portal: other } = await enrollTo.signedIn(customer());
    expect((await other.latest()).body.code).toBe('ENROLLMENT.NONE');
    expect((await other.confirm({ otp: owner.token.code() })).status).not.toBe(200);
    expect((await other.cancel()).status).not.toBe(200);
    expect((await other.resend()).status).not.toBe(202);
    expect((await other.me()).body.customerId).not.toBe((await owner.portal.me()).body.customerId);
    // The notice to the address that the bank knew may be accepted meanwhile, which moves the time alone.
    expect((await owner.portal.latest()).body).toEqual({ ...owner.enrollment, updatedAt: expect.any(String) });
  });

  it('hears nothing of others', async () => {
    const { portal: listener, enrollment: own } = await enrollTo.awaitingProvisioning(customer());
    const events = listener.events(closing.signal);
    await events.next();
    const { enrollment } = await enrollTo.issued(customer());
    await (await newPhone()).openLink((await inbox().waitForInvitation(own.mailAddress, own.userId)).linkCode);
    for await (const part of events) {
      expect(JSON.stringify(part)).not.toContain(enrollment.id);
      if (part.kind === 'event' && /"linkOpenedAt":"/.test(part.data)) break;
    }
  });
});
