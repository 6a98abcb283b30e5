import { DEFAULT_POLICY } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newMailAddress, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { Database } from '../harness/database.js';

const customer = customersFor('reissue');

describe('POST /api/v1/enrollment/reissue', () => {
  it('makes the next generation of the same enrollment, with a new user ID, mail and tries', async () => {
    const before = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    await phone.provision(before.invitation, '8350');
    const body = issueBody();
    const answer = await before.portal.reissue(body);
    expect(answer.status).toBe(200);
    const enrollment = bodyOf(answer);
    expect(enrollment).toMatchObject({
      id: before.enrollment.id,
      generation: 2,
      state: 'ISSUING',
      mailAddress: body.mailAddress,
      attempts: { startPasswordRemaining: 5, otpRemaining: 5 },
    });
    expect(enrollment.userId).not.toBe(before.enrollment.userId);
    const invitation = await inbox().waitForInvitation(body.mailAddress, enrollment.userId);
    expect(invitation.linkCode).not.toBe(before.invitation.linkCode);
    await phone.setUp(invitation, body.startPassword);
  });

  it('is judged by the rules that the enrollment began with, not by those of today', async () => {
    const { portal, loginId } = await enrollTo.issued(customer());
    const database = await Database.connect();
    const useRulesOfBefore = await database.usePolicy({ ...DEFAULT_POLICY, loginAgeSeconds: 60 });
    await database.makeLogInOld(loginId, 5);
    const answer = await portal.reissue(issueBody());
    await useRulesOfBefore();
    await database.close();
    expect(bodyOf(answer).generation).toBe(2);
  });

  it('25 answers 410 SUPERSEDED to what still names the old generation, only after its right start password', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    bodyOf(await portal.reissue(issueBody()));
    const phone = await newPhone();
    expect(await phone.provision(invitation, '8350')).toMatchObject({
      status: 401,
      body: { code: 'PROVISIONING.REFUSED', attemptsRemaining: 4 },
    });
    expect(await phone.provision(invitation, startPassword)).toMatchObject({
      status: 410,
      body: { code: 'ENROLLMENT.SUPERSEDED' },
    });
    expect(bodyOf(await portal.latest()).attempts).toEqual({ startPasswordRemaining: 5, otpRemaining: 5 });
  });

  it('is no oracle by its old generation: that one locks too, and the new one does not', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    bodyOf(await portal.reissue(issueBody()));
    const phone = await newPhone();
    for (const attemptsRemaining of [4, 3, 2, 1, 0]) {
      expect(await phone.provision(invitation, '8350')).toMatchObject({ status: 401, body: { attemptsRemaining } });
    }
    expect(await phone.provision(invitation, startPassword)).toMatchObject({
      status: 423,
      body: { code: 'PROVISIONING.LOCKED' },
    });
    expect(bodyOf(await portal.latest())).toMatchObject({ generation: 2, attempts: { startPasswordRemaining: 5 } });
  });

  it('answers 409 SUPERSEDED to a confirmation that names the old generation', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    bodyOf(await portal.reissue(issueBody()));
    expect(await portal.confirm({ otp: token.code(), generation: 1 })).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.SUPERSEDED' },
    });
    expect(await portal.confirm({ otp: token.code(), generation: 2 })).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.NOT_PROVISIONED' },
    });
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(5);
  });

  it('opens a locked enrollment again', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const otp = token.wrongCode();
    for (let count = 0; count < 5; count += 1) await portal.confirm({ otp });
    const { state, userId } = bodyOf(await portal.latest());
    expect(state).toBe('LOCKED');
    const enrollment = bodyOf(await portal.reissue(issueBody()));
    expect(enrollment).toMatchObject({ generation: 2, state: 'ISSUING' });
    expect(enrollment.userId).not.toBe(userId);
  });

  it('answers 409 without an open enrollment', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    expect(await portal.reissue(issueBody())).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
  });

  it('checks the fields as an issue does, and changes nothing when one is wrong', async () => {
    const { portal } = await enrollTo.issued(customer());
    expect(await portal.reissue(issueBody(newMailAddress(), '1234'))).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION' },
    });
    expect(bodyOf(await portal.latest()).generation).toBe(1);
  });
});
