import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newMailAddress, newPhone, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { invitationIn } from '../client/inbox.client.js';
import { until } from '../client/until.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('mail');

describe('the token-issue mail', () => {
  it('says in text and HTML what the phone needs, and never the start password', async () => {
    const { invitation, enrollment, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const { mail, linkUrl, linkCode, serviceId, userId } = invitation;
    expect({ serviceId, userId }).toEqual({ serviceId: enrollment.serviceId, userId: enrollment.userId });
    expect(linkUrl).toBe(`${testStack().tokenSiteUrl}/d/${linkCode}`);
    // 128 bits in base64url.
    expect(linkCode).toMatch(/^[A-Za-z0-9_-]{22,}$/);
    expect(mail.html).toContain(linkUrl);
    expect(mail.headers['message-id']).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
    expect(mail.subject).toContain('トークン発行のお知らせ');
    expect(JSON.stringify(mail)).not.toContain(startPassword);
  });

  it('is English for who reads English', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const body = issueBody();
    const { userId } = bodyOf(await portal.issue(body, { headers: { 'Accept-Language': 'en' } }), 201);
    const { mail } = await inbox().waitForInvitation(body.mailAddress, userId);
    expect(`${mail.subject}${mail.text}`).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  });

  it('comes once', async () => {
    const { mailAddress, invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    await (await newPhone()).setUp(invitation, startPassword);
    const invitations = (await inbox().mailsTo(mailAddress)).filter((mail) => invitationIn(mail) !== undefined);
    expect(invitations).toHaveLength(1);
  });

  it('is told as bounced when the mail server refuses the address, until it is issued to another one', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    // Old carriers take two dots in a row; the mail catcher of this stack does not.
    bodyOf(await portal.issue(issueBody(newMailAddress().replace('-', '..'))), 201);
    const bounced = await until('a bounce', async () => {
      const enrollment = bodyOf(await portal.latest());
      return enrollment.mail.status === 'bounced' ? enrollment : undefined;
    });
    expect(bounced.stuck).toMatchObject({ reason: 'MAIL_BOUNCED' });
    const reissued = bodyOf(await portal.reissue(issueBody()));
    expect(reissued).toMatchObject({ generation: 2, mail: { status: 'sending' }, stuck: null });
    await waitForState(portal, 'AWAITING_PROVISIONING');
  });
});

describe('POST /api/v1/enrollment/mail', () => {
  it('sends the mail again, as another mail with the same link, no sooner than the policy says', async () => {
    const { portal, mailAddress, invitation } = await enrollTo.awaitingProvisioning(customer());
    const tooSoon = await portal.resend();
    expect(tooSoon.status).toBe(429);
    expect(Number(tooSoon.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const resent = await until(
      '202',
      async () => {
        const answer = await portal.resend();
        return answer.status === 429 ? undefined : answer;
      },
      75_000,
    );
    expect(resent.status).toBe(202);
    const second = await inbox().waitForMail(mailAddress, ({ id }) => id !== invitation.mail.id);
    expect(invitationIn(second)?.linkCode).toBe(invitation.linkCode);
    expect(second.headers['message-id']).not.toBe(invitation.mail.headers['message-id']);
    expect(bodyOf(await portal.latest()).resend.remaining).toBe(2);
  });

  it('answers 409 once the app is set up', async () => {
    const { portal } = await enrollTo.awaitingConfirmation(customer());
    expect(await portal.resend()).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
  });

  it('answers 409 after the end', async () => {
    const { portal } = await enrollTo.issued(customer());
    bodyOf(await portal.cancel());
    expect(await portal.resend()).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
  });
});

describe('other mails', () => {
  it('tell of an activation at the address typed', async () => {
    const { mailAddress } = await enrollTo.active(customer());
    const mail = await inbox().waitForMail(mailAddress, (each) => invitationIn(each) === undefined);
    expect(mail.subject).toContain('利用を開始しました');
  });

  it('tell of a lock', async () => {
    const { mailAddress, portal, token } = await enrollTo.awaitingConfirmation(customer());
    const otp = token.wrongCode();
    for (let count = 0; count < 5; count += 1) await portal.confirm({ otp });
    expect((await inbox().waitForMail(mailAddress, (each) => invitationIn(each) === undefined)).subject).toContain(
      '停止',
    );
  });
});
