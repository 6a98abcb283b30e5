import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DEFAULT_POLICY } from '@enrollment/domain';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { verifiedSignature } from '../client/dkim.signature.js';
import { enrollTo, inbox, issueBody, newMailAddress, newPhone, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { type Invitation, invitationIn } from '../client/inbox.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
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

describe('a token-issue mail on its way', () => {
  let invitation: Invitation;
  let mailAddress: string;
  beforeAll(async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const body = issueBody();
    const poison = { 'X-Forwarded-Host': 'evil.example', 'X-Host': 'evil.example', Forwarded: 'host=evil.example' };
    const { userId } = bodyOf(await portal.issue(body, { headers: poison }), 201);
    ({ mailAddress } = body);
    invitation = await inbox().waitForInvitation(mailAddress, userId);
  });

  it('48 leads where the settings say, whatever the request said of its host', () => {
    expect(invitation.linkUrl.startsWith(`${testStack().tokenSiteUrl}/d/`)).toBe(true);
    expect(JSON.stringify(invitation.mail)).not.toContain('evil.example');
  });

  it('is signed, so that who takes it can tell who wrote it', async () => {
    const publicKey = createPublicKey(readFileSync(testStack().dkimKeyFile));
    const source = (await inbox().source(invitation.mail)).toString('latin1');
    const tags = verifiedSignature(source, publicKey);
    const signed = 'from:subject:date:message-id:to:mime-version:content-type';
    expect(tags).toMatchObject({ d: 'bank.example', s: 'test', h: signed });
    expect(verifiedSignature(`${source}more\r\n`, publicKey)).toBe('the body has changed');
    expect(verifiedSignature(source.replace(/^From: /m, 'From: x'), publicKey)).toBe('the signature is wrong');
  });

  it('comes back to an address of its own, which says nothing of its reader', () => {
    const { address } = invitation.mail.envelope.from;
    expect(address).toMatch(/^b-[0-9a-f]{32}-[0-9a-f]{20}@/);
    expect(address).not.toContain(mailAddress.slice(0, 8));
    expect(invitation.mail.from[0]?.address).not.toBe(address);
  });
});

describe('POST /api/v1/enrollment/mail', () => {
  it('sends the mail again, as another mail with the same link, no sooner than the policy says', async () => {
    const database = await Database.connect();
    // Long enough for a first request to come too soon.
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, resendIntervalSeconds: 10 });
    const { portal, mailAddress, invitation } = await enrollTo.awaitingProvisioning(customer());
    await restore();
    await database.close();
    const tooSoon = await portal.resend();
    expect(tooSoon.status).toBe(429);
    expect(Number(tooSoon.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const resent = await until('202', async () => {
      const answer = await portal.resend();
      return answer.status === 429 ? undefined : answer;
    });
    expect(resent.status).toBe(202);
    const second = await inbox().waitForMail(mailAddress, ({ id }) => id !== invitation.mail.id);
    expect(invitationIn(second)?.linkCode).toBe(invitation.linkCode);
    expect(second.headers['message-id']).not.toBe(invitation.mail.headers['message-id']);
    expect(bodyOf(await portal.latest()).resend.remaining).toBe(2);
  });

  it('51 sends no more than the policy says, however often and however fast it is asked', async () => {
    const database = await Database.connect();
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, resendsPerGeneration: 2, resendIntervalSeconds: 1 });
    try {
      const { portal, enrollment } = await enrollTo.awaitingProvisioning(customer());
      let accepted = 0;
      await until('two resends', async () => {
        const answers = await Promise.all(Array.from({ length: 4 }, () => portal.resend()));
        const refusals = answers.flatMap(({ status, body: { code } }) => (status === 202 ? [] : [code]));
        for (const code of refusals) expect(['MAIL.TOO_SOON', 'MAIL.RESENDS_USED_UP']).toContain(code);
        accepted += answers.length - refusals.length;
        return accepted >= 2 || undefined;
      });
      expect(accepted).toBe(2);
      const flood = await Promise.all(Array.from({ length: 20 }, () => portal.resend()));
      for (const { body } of flood) expect(body.code).toBe('MAIL.RESENDS_USED_UP');
      const mails = await database.mails(enrollment.id);
      expect(mails.filter(({ kind }) => kind === 'token-issue')).toHaveLength(3);
    } finally {
      await restore();
      await database.close();
    }
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
