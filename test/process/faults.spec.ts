import { afterEach, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { killPart, startPart, stopPart } from '../harness/stack.js';

const nextCustomer = customersFor('faults');

afterEach(async () => {
  for (const part of ['maildev', 'temporal', 'worker', 'portal', 'token-site'] as const) await startPart(part);
});

/** Asks again with the same key, as a client does that was told to come back. */
async function untilDecided<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  return until('a decided answer', async () => {
    const answer = await ask().catch(() => undefined);
    return answer === undefined || answer.status === 503 ? undefined : answer;
  });
}

describe('the path goes on', () => {
  it('after the worker was killed at each of its steps', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(nextCustomer());
    await killPart('worker');
    const phone = await newPhone();
    const body = phone.provisioningBody(invitation, startPassword);
    const provisioned = await untilDecided(() => phone.submit(body, 'after-the-kill'));
    const token = await phone.openProvisioning(bodyOf(provisioned, 201));
    await killPart('worker');
    const otp = token.code();
    const confirmed = await untilDecided(() => portal.confirm({ otp }, { key: 'after-the-second-kill' }));
    expect(bodyOf(confirmed).state).toBe('ACTIVE');
    expect(bodyOf(confirmed).attempts).toEqual({ startPasswordRemaining: 5, otpRemaining: 5 });
  });

  it('after a face was killed while it was being used', async () => {
    const customer = await enrollTo.awaitingProvisioning(nextCustomer());
    await Promise.all([killPart('portal'), killPart('token-site')]);
    await Promise.all([startPart('portal'), startPart('token-site')]);
    const phone = await newPhone();
    const token = await phone.setUp(customer.invitation, customer.startPassword);
    const { state } = bodyOf(await customer.portal.confirm({ otp: token.code() }));
    expect(state).toBe('ACTIVE');
  });

  it('after Temporal was away at the issue, which was accepted all the same', async () => {
    const { portal } = await enrollTo.signedIn(nextCustomer());
    await stopPart('temporal');
    const body = issueBody();
    const issued = bodyOf(await portal.issue(body), 201);
    expect(issued.state).toBe('ISSUING');
    const pending = await (await newPhone()).provision(issued, body.startPassword);
    expect(pending).toMatchObject({ status: 503, body: { code: 'TRY.PENDING' } });
    expect(pending.headers.get('retry-after')).not.toBeNull();
    expect((await portal.cancel()).status).toBe(503);
    await startPart('temporal');
    await waitForState(portal, 'AWAITING_CONFIRMATION');
    await inbox().waitForInvitation(body.mailAddress, issued.userId);
  });

  it('after the mail server was away, without a mail lost or sent twice', async () => {
    const database = await Database.connect();
    try {
      await stopPart('maildev');
      const { portal, enrollment, mailAddress } = await enrollTo.issued(nextCustomer());
      await until(
        'a first failed dialogue',
        async () => (await database.mails(enrollment.id)).some(({ sendings }) => sendings > 0) || undefined,
      );
      expect(bodyOf(await portal.latest())).toMatchObject({ state: 'ISSUING', mail: { status: 'sending' } });
      await startPart('maildev');
      await waitForState(portal, 'AWAITING_PROVISIONING');
      await inbox().waitForInvitation(mailAddress, enrollment.userId);
      const mails = await inbox().mailsTo(mailAddress);
      expect(mails).toHaveLength(1);
    } finally {
      await database.close();
    }
  });
});
