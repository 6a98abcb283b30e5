import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor, knownMailAddress } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { Mail } from '../client/inbox.client.js';
import type { SoftToken } from '../client/soft.token.js';
import { Database } from '../harness/database.js';

/** How each mail of the table is known in an inbox. */
const SUBJECTS = {
  ja: {
    'token-issue': 'トークン発行のお知らせ',
    'issue-asked': 'トークン発行を受け付けました',
    reminder: 'アプリの設定がお済みではありません',
    'other-device': '別の端末からの設定をお断りしました',
    locked: '設定を停止しました',
    expired: '設定の期限が過ぎました',
    activated: 'ワンタイムパスワードの利用を開始しました',
    suspended: 'ワンタイムパスワードの利用を停止しました',
    repudiated: '「心当たりがない」とのお知らせを受け付けました',
    'proof-locked': 'トークンの切り替えを停止しました',
  },
  en: {
    'token-issue': 'your token was issued',
    'issue-asked': 'a token was requested',
    reminder: 'please finish setting up the app',
    'other-device': 'another phone was refused',
    locked: 'the set-up was stopped',
    expired: 'the deadline has passed',
    activated: 'one-time passwords are active',
    suspended: 'one-time passwords are suspended',
    repudiated: 'we received your report',
    'proof-locked': 'the exchange of your token was stopped',
  },
} as const;
type Locale = keyof typeof SUBJECTS;
type Kind = keyof (typeof SUBJECTS)['ja'];

const customer = customersFor('mail-table');
const SECONDS = { provisioningDeadlineSeconds: 8, confirmationDeadlineSeconds: 8, businessDayEnd: null };

function inboxOf(locale: Locale) {
  const isA = (kind: Kind) => (mail: Mail) => mail.subject.includes(SUBJECTS[locale][kind]);
  return {
    arrived: (address: string, kind: Kind) => inbox().waitForMail(address, isA(kind)),
    count: async (address: string, kind: Kind) => (await inbox().mailsTo(address)).filter(isA(kind)).length,
  };
}

/** In one language, text and HTML, with nothing of a secret in it. */
function expectWhole(mail: Mail, locale: Locale, secrets: readonly string[]): void {
  expect(mail.html).toContain(`lang="${locale}"`);
  expect(mail.headers['content-language']).toBe(locale);
  expect(mail.headers['auto-submitted']).toBe('auto-generated');
  expect(mail.text.length).toBeGreaterThan(100);
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
  for (const part of [mail.subject, mail.text, mail.html]) expect(isJapanese.test(part)).toBe(locale === 'ja');
  for (const secret of secrets) expect(JSON.stringify(mail)).not.toContain(secret);
}

async function useUpOtps(token: SoftToken, confirm: (otp: string) => Promise<unknown>): Promise<void> {
  const codes = token.wrongCodes();
  for (let count = 0; count < 5; count += 1) await confirm(codes.next().value ?? '');
}

describe.each<Locale>(['ja', 'en'])('the mails of an enrollment in %s', (locale) => {
  const headers = { 'Accept-Language': locale };
  const { arrived, count } = inboxOf(locale);

  it('tell the right address of issue, reissue, another device, lock, activation and what becomes of the token, each once', async () => {
    const loginId = customer();
    const known = knownMailAddress(loginId);
    const { portal } = await enrollTo.signedIn(loginId);
    const first = issueBody();
    bodyOf(await portal.issue(first, { headers }), 201);
    await Promise.all([arrived(first.mailAddress, 'token-issue'), arrived(known, 'issue-asked')]);

    const second = issueBody();
    const { userId } = bodyOf(await portal.reissue(second, { headers }));
    const invitation = await inbox().waitForInvitation(second.mailAddress, userId);
    const token = await (await newPhone()).setUp(invitation, second.startPassword);
    for (let tries = 0; tries < 2; tries += 1) {
      const refused = await (await newPhone()).provision(invitation, second.startPassword);
      expect(refused).toMatchObject({ status: 409, body: { code: 'PROVISIONING.OTHER_DEVICE' } });
    }
    const otherDevice = await arrived(second.mailAddress, 'other-device');
    await useUpOtps(token, (otp) => portal.confirm({ otp }));
    const locked = await arrived(second.mailAddress, 'locked');

    const third = issueBody();
    const reissued = bodyOf(await portal.reissue(third, { headers }));
    const last = await inbox().waitForInvitation(third.mailAddress, reissued.userId);
    const lastToken = await (await newPhone()).setUp(last, third.startPassword);
    const otp = lastToken.code();
    bodyOf(await portal.confirm({ otp }));
    const activated = [await arrived(third.mailAddress, 'activated'), await arrived(known, 'activated')];

    const asked = await arrived(known, 'issue-asked');
    const secrets = [second.startPassword, third.startPassword, token.secret, lastToken.secret, otp];
    for (const mail of [invitation.mail, last.mail, asked, otherDevice, locked, ...activated]) {
      expectWhole(mail, locale, secrets);
    }
    expect(asked.text).not.toContain(third.mailAddress);
    expect(await count(second.mailAddress, 'other-device')).toBe(1);
    expect(await count(known, 'issue-asked')).toBe(3);
    const to = await Promise.all([first, second, third].map(({ mailAddress }) => count(mailAddress, 'activated')));
    expect(to).toEqual([0, 0, 1]);

    // The enrollment has ended by now, and its workflow with it.
    await useUpOtps(lastToken, (currentOtp) => portal.issue({ ...issueBody(), currentOtp }));
    const proofLocked = await arrived(known, 'proof-locked');
    bodyOf(await portal.suspendToken());
    bodyOf(await portal.suspendToken());
    const suspended = await arrived(known, 'suspended');
    bodyOf(await portal.repudiateToken());
    const reported = await arrived(known, 'repudiated');
    for (const mail of [proofLocked, suspended, reported]) {
      expectWhole(mail, locale, secrets);
      expect(mail.html).not.toContain('href=');
    }
    for (const kind of ['proof-locked', 'suspended', 'repudiated'] as const) {
      expect([kind, await count(known, kind), await count(third.mailAddress, kind)]).toEqual([kind, 1, 0]);
    }
  });

  describe('whose policy is one of seconds', () => {
    let database: Database;
    let restore: () => Promise<void>;
    beforeAll(async () => {
      database = await Database.connect();
      restore = await database.usePolicy({ ...DEFAULT_POLICY, ...SECONDS, reminderPercent: 40 });
    });
    afterAll(async () => {
      await restore?.();
      await database?.close();
    });

    it('remind once with the same link, and tell of the end', async () => {
      const { portal } = await enrollTo.signedIn(customer());
      const body = issueBody();
      const { userId } = bodyOf(await portal.issue(body, { headers }), 201);
      const invitation = await inbox().waitForInvitation(body.mailAddress, userId);
      const reminder = await arrived(body.mailAddress, 'reminder');
      await waitForState(portal, 'EXPIRED');
      const expired = await arrived(body.mailAddress, 'expired');
      expect(reminder.text).toContain(invitation.linkUrl);
      expect(expired.text).not.toContain('/d/');
      for (const mail of [reminder, expired]) expectWhole(mail, locale, []);
      const ids = [invitation.mail, reminder, expired].map((mail) => mail.headers['message-id']);
      expect(new Set(ids).size).toBe(3);
    });
  });

  it('tell of a lock by the start password', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const body = issueBody();
    const enrollment = bodyOf(await portal.issue(body, { headers }), 201);
    const phone = await newPhone();
    for (let tries = 0; tries < 5; tries += 1) await phone.provision(enrollment, '58203917');
    await waitForState(portal, 'LOCKED');
    const mail = await arrived(body.mailAddress, 'locked');
    expectWhole(mail, locale, [body.startPassword]);
    expect(mail.text).toContain(locale === 'ja' ? '利用開始パスワードの入力が' : 'The start password was wrong');
  });
});
