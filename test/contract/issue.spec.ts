import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newMailAddress } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { luhnCheckDigit } from '../client/luhn.js';

const customer = customersFor('issue');
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

describe('POST /api/v1/enrollment', () => {
  it('answers with the whole enrollment', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const { body: service } = await portal.service();
    const body = issueBody();
    const answer = await portal.issue(body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      generation: 1,
      state: 'ISSUING',
      stuck: null,
      repudiated: false,
      serviceId: expect.any(String),
      userId: expect.stringMatching(/^\d{12}$/),
      mailAddress: body.mailAddress,
      mail: { status: 'sending', at: TIME },
      resend: { remaining: 3, availableAt: TIME },
      provisioning: { linkOpenedAt: null, provisionedAt: null, deviceKind: null },
      deadline: TIME,
      attempts: { startPasswordRemaining: 5, otpRemaining: 5 },
      policy: service.policy,
      createdAt: TIME,
      updatedAt: TIME,
      activatedAt: null,
    });
    const { userId = '' } = answer.body;
    expect(userId.at(-1)).toBe(luhnCheckDigit(userId.slice(0, -1)));
  });

  it('leaves at least 24 hours for the set-up, up to the end of a bank business day', async () => {
    const { enrollment } = await enrollTo.issued(customer());
    const hours = (Date.parse(enrollment.deadline) - Date.parse(enrollment.createdAt)) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(24);
  });

  it('is read back by GET, and moves on when the mail is accepted', async () => {
    const { portal, enrollment } = await enrollTo.awaitingProvisioning(customer());
    expect(enrollment).toMatchObject({ state: 'AWAITING_PROVISIONING', mail: { status: 'accepted' } });
    // The notice to the address that the bank knew may be accepted meanwhile, which moves the time alone.
    expect(bodyOf(await portal.latest())).toEqual({ ...enrollment, updatedAt: expect.any(String) });
  });

  it('3 two tabs: the second gets 409 with the open enrollment', async () => {
    const { portal, enrollment } = await enrollTo.awaitingProvisioning(customer());
    const answer = await portal.issue(issueBody());
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.ALREADY_OPEN', enrollment: { id: enrollment.id, generation: 1 } },
    });
  });

  it('3 two tabs at once: exactly one issue is let through', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const answers = await Promise.all(Array.from({ length: 5 }, () => portal.issue(issueBody())));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
  });

  it.each([
    ['consecutive', newMailAddress().replace('-', '..')],
    ['trailing', newMailAddress().replace('@', '.@')],
  ])('8 takes the %s dots of old carrier addresses as they are', async (_, mailAddress) => {
    const { portal } = await enrollTo.signedIn(customer());
    expect(bodyOf(await portal.issue(issueBody(mailAddress)), 201).mailAddress).toBe(mailAddress);
  });

  it('7 (decided otherwise: ASCII only) shows a punycode domain as it is, folds the domain alone and keeps a +tag', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const local = `Taro+${newMailAddress().slice(0, 8)}`;
    const homograph = await portal.issue(issueBody(`${local}@ex\u0430mple.jp`));
    expect(homograph).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    const issued = bodyOf(await portal.issue(issueBody(`${local}@XN--EXMPLE-4NF.JP`)), 201);
    expect(issued.mailAddress).toBe(`${local}@xn--exmple-4nf.jp`);
  });

  it('never says the start password again', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const body = issueBody(newMailAddress(), '90417235');
    expect((await portal.issue(body)).text).not.toContain(body.startPassword);
    expect((await portal.latest()).text).not.toContain(body.startPassword);
  });
});

describe('GET /api/v1/enrollment', () => {
  it('answers 404 to a customer who never had one', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    expect(await portal.latest()).toMatchObject({ status: 404, body: { code: 'ENROLLMENT.NONE' } });
  });
});
