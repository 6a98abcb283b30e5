import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';

const customer = customersFor('idempotency');
const REUSED = { status: 422, body: { status: 422, code: 'IDEMPOTENCY.KEY_REUSED' } };

describe('an Idempotency-Key', () => {
  it('1 gives an issue its first answer again, whatever has happened since', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const body = issueBody();
    const key = randomUUID();
    const first = await portal.issue(body, { key });
    bodyOf(await portal.cancel());
    const again = await portal.issue(body, { key });
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    expect(bodyOf(await portal.latest()).state).toBe('CANCELLED');
  });

  it('2 is refused with another body, before budgets and states are looked at', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const key = randomUUID();
    await portal.issue(issueBody(), { key });
    expect(await portal.issue(issueBody(), { key })).toMatchObject(REUSED);
    expect(await portal.issue({ ...issueBody(), startPassword: '1234' }, { key })).toMatchObject({ status: 400 });
  });

  it('1 makes a double click one issue: the second request waits for the first one in flight', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const body = issueBody();
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => portal.issue(body, { key })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it("is its owner's, and its route's", async () => {
    const key = randomUUID();
    const body = issueBody();
    const first = await enrollTo.signedIn(customer());
    const second = await enrollTo.signedIn(customer());
    const one = bodyOf(await first.portal.issue(body, { key }), 201);
    const two = bodyOf(await second.portal.issue(body, { key }), 201);
    expect(two.id).not.toBe(one.id);
    expect(bodyOf(await first.portal.reissue(body, { key })).generation).toBe(2);
  });

  it('counts a wrong OTP once', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const key = randomUUID();
    const otp = token.wrongCode();
    const first = await portal.confirm({ otp }, { key });
    const again = await portal.confirm({ otp }, { key });
    expect(first).toMatchObject({ status: 422, body: { code: 'OTP.MISMATCH', attemptsRemaining: 4 } });
    expect({ status: again.status, body: again.body }).toEqual({ status: first.status, body: first.body });
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(4);
    expect(await portal.confirm({ otp: token.code() }, { key })).toMatchObject(REUSED);
  });

  it('27 gives a right OTP its answer again, which without the key is refused', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const key = randomUUID();
    const otp = token.code();
    const first = await portal.confirm({ otp }, { key });
    expect(first.status).toBe(200);
    expect((await portal.confirm({ otp }, { key })).text).toBe(first.text);
    expect(await portal.confirm({ otp })).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
    expect((await portal.confirm({ otp }, { key: randomUUID() })).status).toBe(409);
  });

  it('gives a cancel its answer again', async () => {
    const { portal } = await enrollTo.issued(customer());
    const key = randomUUID();
    const first = await portal.cancel({ key });
    expect(first.status).toBe(200);
    expect((await portal.cancel({ key })).text).toBe(first.text);
    expect((await portal.cancel()).status).toBe(409);
  });

  it('belongs to the device where there is no session', async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const key = randomUUID();
    const wrong = phone.provisioningBody(invitation, '8350');
    const first = await phone.post('/api/v1/provisionings', wrong, key);
    const again = await phone.post('/api/v1/provisionings', wrong, key);
    expect(first).toMatchObject({ status: 401, body: { attemptsRemaining: 4 } });
    expect({ status: again.status, body: again.body }).toEqual({ status: first.status, body: first.body });
    expect(bodyOf(await portal.latest()).attempts.startPasswordRemaining).toBe(4);
    expect(await phone.post('/api/v1/provisionings', { ...wrong, startPassword }, key)).toMatchObject(REUSED);
    const other = await newPhone();
    expect((await other.provision(invitation, '8350', key)).body.attemptsRemaining).toBe(3);
  });

  it('is free again after a refusal of the fields', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const key = randomUUID();
    expect((await portal.issue({ ...issueBody(), startPassword: '1234' }, { key })).status).toBe(400);
    expect((await portal.issue(issueBody(), { key })).status).toBe(201);
  });
});
