import { DEFAULT_POLICY } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import type { TokenIds } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newMailAddress, newPhone, waitForState } from '../client/enrollment.journey.js';
import { type Answer, bodyOf } from '../client/http.answer.js';
import type { PortalClient } from '../client/portal.client.js';
import { Database } from '../harness/database.js';

const customer = customersFor('budgets');

function expectBudget(answer: Answer<object>, code: string): void {
  expect(answer).toMatchObject({ status: 429, body: { code } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
}

/** One issue and as many reissues as make up `count`. */
async function issueTimes(portal: PortalClient, count: number, mailAddress = newMailAddress()): Promise<void> {
  bodyOf(await portal.issue(issueBody(mailAddress)), 201);
  for (let times = 1; times < count; times += 1) bodyOf(await portal.reissue(issueBody(mailAddress)));
}

describe('in 24 hours', () => {
  it('a customer has 6 issues and reissues', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    await issueTimes(portal, 6);
    expectBudget(await portal.reissue(issueBody()), 'BUDGET.ISSUES');
    bodyOf(await portal.cancel());
    expectBudget(await portal.issue(issueBody()), 'BUDGET.ISSUES');
    expect(bodyOf(await portal.latest()).generation).toBe(6);
  });

  it('an address has 10 mails, whoever asks for them and however its domain is spelt', async () => {
    const mailAddress = newMailAddress();
    const first = await enrollTo.signedIn(customer());
    const second = await enrollTo.signedIn(customer());
    await issueTimes(first.portal, 5, mailAddress);
    await issueTimes(second.portal, 5, mailAddress.replace('example.jp', 'EXAMPLE.jp'));
    expectBudget(await second.portal.reissue(issueBody(mailAddress)), 'BUDGET.MAILS');
    expect((await second.portal.reissue(issueBody())).status).toBe(200);
  });

  it('a customer has 10 wrong OTPs, over all generations', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const phone = await newPhone();
    const setUpAgain = async (
      issue: (body: ReturnType<typeof issueBody>) => Promise<Answer<{ readonly userId: string }>>,
    ) => {
      const body = issueBody();
      const { userId = '' } = (await issue(body)).body;
      const token = await phone.setUp(await inbox().waitForInvitation(body.mailAddress, userId), body.startPassword);
      await waitForState(portal, 'AWAITING_CONFIRMATION');
      return token;
    };
    const useUp = async (otp: string) => {
      for (let count = 0; count < 5; count += 1) expect((await portal.confirm({ otp })).status).toBe(422);
      await waitForState(portal, 'LOCKED');
    };
    await useUp((await setUpAgain((body) => portal.issue(body))).wrongCode());
    await useUp((await setUpAgain((body) => portal.reissue(body))).wrongCode());
    const third = await setUpAgain((body) => portal.reissue(body));
    expectBudget(await portal.confirm({ otp: third.code() }), 'BUDGET.TRIES');
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(5);
  });

  it('a customer has as many wrong start passwords as the policy says, over all generations', async () => {
    const database = await Database.connect();
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, startPasswordTriesPerDay: 10 });
    try {
      const { portal, ...issued } = await enrollTo.awaitingProvisioning(customer());
      const phone = await newPhone();
      const useUp = async (ids: TokenIds) => {
        for (let count = 0; count < 5; count += 1) expect((await phone.provision(ids, '83629047')).status).toBe(401);
      };
      await useUp(issued.enrollment);
      await useUp(bodyOf(await portal.reissue(issueBody())));
      const body = issueBody();
      const third = bodyOf(await portal.reissue(body));
      await waitForState(portal, 'AWAITING_PROVISIONING');
      expect(await phone.provision(third, body.startPassword)).toMatchObject({
        status: 423,
        body: { code: 'PROVISIONING.LOCKED' },
      });
      expect(bodyOf(await portal.latest()).attempts.startPasswordRemaining).toBe(5);
    } finally {
      await restore();
      await database.close();
    }
  });
});
