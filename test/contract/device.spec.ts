import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { invitationIn } from '../client/inbox.client.js';
import { Database } from '../harness/database.js';

const customer = customersFor('device');
let database: Database;

beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database.close());

async function issuedUnder(policy: typeof DEFAULT_POLICY) {
  const restore = await database.usePolicy(policy);
  return enrollTo.awaitingProvisioning(customer()).finally(restore);
}

describe('a device', () => {
  it('is refused when another one is set up already, and the customer is told by mail, once an hour', async () => {
    const { invitation, startPassword, token, portal, mailAddress, enrollment } = await enrollTo.awaitingConfirmation(
      customer(),
    );
    const second = await newPhone();
    expect(await second.provision(invitation, startPassword)).toMatchObject({
      status: 409,
      body: { code: 'PROVISIONING.OTHER_DEVICE' },
    });
    expect((await inbox().waitForMail(mailAddress, (mail) => invitationIn(mail) === undefined)).subject).toContain(
      '別の端末',
    );
    expect(await second.provision(invitation, '8350')).toMatchObject({
      status: 401,
      body: { code: 'PROVISIONING.REFUSED' },
    });
    const warnings = async () =>
      (await database.mails(enrollment.id)).filter(({ kind }) => kind === 'other-device').length;
    await (await newPhone()).provision(invitation, startPassword);
    expect(await warnings()).toBe(1);
    await database.makeMailsOld(enrollment.id, '1 hour');
    await Promise.all([second.provision(invitation, startPassword), second.provision(invitation, startPassword)]);
    expect(await warnings()).toBe(2);
    const [other, wrong] = await database.eventData(enrollment.id, 'provisioning.rejected');
    expect(other).toEqual({ type: 'provisioning.rejected', generation: 1, code: 'PROVISIONING.OTHER_DEVICE' });
    expect(wrong).toEqual({ type: 'provisioning.rejected', generation: 1, attemptsRemaining: 4 });
    expect((await portal.confirm({ otp: token.code() })).status).toBe(200);
  });

  it('is its key, whatever the label says', async () => {
    const { invitation, startPassword, phone } = await enrollTo.awaitingConfirmation(customer());
    const { id } = (await newPhone()).device;
    const body = phone.provisioningBody(invitation, startPassword);
    expect((await phone.post('/api/v1/provisionings', { ...body, device: { ...body.device, id } })).status).toBe(201);
    const other = await newPhone();
    const borrowed = {
      ...other.provisioningBody(invitation, startPassword),
      device: { ...other.device, id: phone.device.id },
    };
    expect(await other.post('/api/v1/provisionings', borrowed)).toMatchObject({
      status: 409,
      body: { code: 'PROVISIONING.OTHER_DEVICE' },
    });
  });

  it('that is a feature phone holds one token', async () => {
    const phone = await newPhone({ kind: 'feature-phone' });
    const first = await enrollTo.active(customer(), phone);
    expect(first.enrollment.provisioning.deviceKind).toBe('feature-phone');
    const second = await enrollTo.awaitingProvisioning(customer());
    expect(await phone.provision(second.invitation, second.startPassword)).toMatchObject({
      status: 409,
      body: { code: 'DEVICE.ALREADY_HAS_TOKEN' },
    });
    expect(await phone.provision(second.invitation, '8350')).toMatchObject({
      status: 401,
      body: { code: 'PROVISIONING.REFUSED' },
    });
    expect(bodyOf(await second.portal.latest()).state).toBe('AWAITING_PROVISIONING');
  });

  it('that is a feature phone may take the token of a new generation in place of its old one', async () => {
    const { loginId: _, ...first } = await enrollTo.awaitingConfirmation(
      customer(),
      await newPhone({ kind: 'feature-phone' }),
    );
    const body = issueBody();
    const { userId } = bodyOf(await first.portal.reissue(body));
    const invitation = await inbox().waitForInvitation(body.mailAddress, userId);
    const token = await first.phone.setUp(invitation, body.startPassword);
    expect(token.secret).not.toBe(first.token.secret);
  });

  it('that is a smartphone holds tokens of several customers, as many as the policy says', async () => {
    const phone = await newPhone();
    const first = await enrollTo.awaitingConfirmation(customer(), phone);
    const second = await enrollTo.awaitingConfirmation(customer(), phone);
    const third = await issuedUnder({ ...DEFAULT_POLICY, tokensPerSmartphone: 2 });
    expect(await phone.provision(third.invitation, third.startPassword)).toMatchObject({
      status: 409,
      body: { code: 'DEVICE.ALREADY_HAS_TOKEN' },
    });
    expect((await (await newPhone()).provision(third.invitation, third.startPassword)).status).toBe(201);
    expect(first.token.secret).not.toBe(second.token.secret);
    expect((await first.portal.confirm({ otp: first.token.code() })).status).toBe(200);
    expect((await second.portal.confirm({ otp: second.token.code() })).status).toBe(200);
  });

  it('that is a feature phone goes to one of two customers who set it up at once, and makes room for its own next token', async () => {
    const phone = await newPhone({ kind: 'feature-phone' });
    const rivals = [await enrollTo.awaitingProvisioning(customer()), await enrollTo.awaitingProvisioning(customer())];
    const answers = await Promise.all(
      rivals.map(async (rival) => ({
        rival,
        answer: await phone.provision(rival.invitation, rival.startPassword),
      })),
    );
    expect(answers.map(({ answer }) => answer.status).sort()).toEqual([201, 409]);
    const winner = answers.find(({ answer }) => answer.status === 201)?.rival ?? rivals[0];
    if (winner === undefined) throw new Error('nobody won');
    const token = await phone.setUp(winner.invitation, winner.startPassword);
    bodyOf(await winner.portal.confirm({ otp: token.code() }));
    const body = { ...issueBody(), currentOtp: token.code(1) };
    const { userId } = bodyOf(await winner.portal.issue(body), 201);
    const next = await phone.setUp(await inbox().waitForInvitation(body.mailAddress, userId), body.startPassword);
    expect(next.secret).not.toBe(token.secret);
  });
});
