import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { invitationIn } from '../client/inbox.client.js';

const customer = customersFor('device');

describe('a device', () => {
  it('is refused when another one is set up already, and the customer is told by mail', async () => {
    const { invitation, startPassword, token, portal, mailAddress } = await enrollTo.awaitingConfirmation(customer());
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

  it('that is a smartphone holds tokens of several customers', async () => {
    const phone = await newPhone();
    const first = await enrollTo.awaitingConfirmation(customer(), phone);
    const second = await enrollTo.awaitingConfirmation(customer(), phone);
    expect(first.token.secret).not.toBe(second.token.secret);
    expect((await first.portal.confirm({ otp: first.token.code() })).status).toBe(200);
    expect((await second.portal.confirm({ otp: second.token.code() })).status).toBe(200);
  });
});
