import { MAIL_KINDS, type MailKind, TOKEN_NOTICES } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import { composeMail } from './compose-mail.js';
import type { MailData, MailLocale } from './mail-data.js';

const service = { serviceId: 'DEMO01', name: { ja: 'みらい<銀行>', en: 'Mirai & Co' }, accent: '#00816f' };
const userId = '123456789015';
const linkUrl = 'https://otp.example.jp/d/q7Yw3v9mT0eXkR2LZc8uNA';
const notMeUrl = 'https://otp.example.jp/n/AbCdEfGhIjKlMnOpQrStUv';
const portalUrl = 'https://bank.example.jp/';
const at = new Date('2026-11-24T09:00:59.999Z');

const DATA: MailData = {
  'token-issue': { service, userId, linkUrl, deadline: at, notMeUrl },
  reminder: { service, userId, linkUrl, deadline: at, notMeUrl },
  'issue-asked': { service, askedAt: at, notMeUrl },
  'other-device': { service, userId, attemptedAt: at, notMeUrl },
  locked: { service, userId, cause: 'otp', deadline: at, portalUrl },
  expired: { service, userId, expiredAt: at, portalUrl },
  activated: { service, activatedAt: at, notMeUrl },
  suspended: { service, suspendedAt: at },
  repudiated: { service, reportedAt: at },
  'proof-locked': { service, attemptedAt: at },
};
const LOCALES: MailLocale[] = ['ja', 'en'];
const EVERY = MAIL_KINDS.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale })));

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
}

describe.each(EVERY)('the $kind mail in $locale', ({ kind, locale }) => {
  it('names the service, its ID and the time in Japan, in both parts', async () => {
    const { subject, html, text } = await composeMail(kind, DATA[kind], locale);
    expect(subject).toContain(service.name[locale]);
    expect(text).toContain('DEMO01');
    expect(html).toContain('DEMO01');
    expect(text).toContain(
      locale === 'ja' ? '2026年11月24日（火）18時00分' : 'Tuesday, 24 November 2026, 18:00 (Japan time)',
    );
  });

  it('has one button if any, says its address in words, and loads nothing', async () => {
    const { html, text } = await composeMail(kind, DATA[kind], locale);
    const buttons = (TOKEN_NOTICES as readonly MailKind[]).includes(kind) ? 0 : 1;
    expect(html.match(/class="action"/g) ?? []).toHaveLength(buttons);
    for (const link of linksOf(html)) expect(text.split('\n')).toContain(link);
    expect(html).not.toMatch(/<img|<link|<script|url\(|src=/i);
  });

  it('opens what it leads to beside the inbox', async () => {
    const { html } = await composeMail(kind, DATA[kind], locale);
    const links = html.match(/<a [^>]*>/g) ?? [];
    expect(links).toHaveLength(linksOf(html).length);
    for (const link of links) expect(link).toMatch(/(?=.* target="_blank")(?=.* rel="noopener")/);
  });

  it('can be read in dark and by a screen reader', async () => {
    const { html, headers } = await composeMail(kind, DATA[kind], locale);
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain('<th scope="row"');
    expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'Content-Language': locale });
  });

  it('escapes what the service is called', async () => {
    const { html } = await composeMail(kind, DATA[kind], locale);
    expect(html).not.toContain('<銀行>');
  });
});

describe.each(['token-issue', 'reminder'] as const)('the %s mail as text', (kind) => {
  it.each(LOCALES)('in %s has the link, both IDs and the deadline', async (locale) => {
    const { text } = await composeMail(kind, DATA[kind], locale);
    expect(text.split('\n')).toContain(linkUrl);
    expect(text).toContain(`${locale === 'ja' ? 'サービスID' : 'Service ID'}: DEMO01`);
    expect(text).toContain(`${locale === 'ja' ? 'ユーザID' : 'User ID'}: 1234 5678 9015`);
    expect(text).toContain(
      locale === 'ja' ? '18時00分まで（日本時間）' : 'Set up by: Tuesday, 24 November 2026, 18:00',
    );
  });
});

describe('a mail', () => {
  it('is in Japanese where the language is not known', async () => {
    const { headers } = await composeMail('expired', DATA.expired);
    expect(headers['Content-Language']).toBe('ja');
  });

  it('asks to call the bank where nobody takes "not me" by a page', async () => {
    const { html, text } = await composeMail('issue-asked', { ...DATA['issue-asked'], notMeUrl: null }, 'en');
    expect(text).toContain('please call Mirai & Co at once');
    expect(linksOf(html)).toEqual([]);
  });

  it('says which tries were used up', async () => {
    const { text } = await composeMail('locked', { ...DATA.locked, cause: 'start-password' }, 'en');
    expect(text).toContain('The start password was wrong');
  });

  it.each([
    ['ja', '設定期限'],
    ['en', 'Set up by'],
  ] as const)('about a lock in %s has no deadline where the token is superseded', async (locale, label) => {
    const [present, past] = [DATA.locked, { ...DATA.locked, deadline: null }];
    expect((await composeMail('locked', present, locale)).text).toContain(label);
    expect((await composeMail('locked', past, locale)).text).not.toContain(label);
  });

  it('takes no accent that is not a colour', async () => {
    const accent = 'red;background:url(https://evil.example)';
    const { html } = await composeMail('expired', { ...DATA.expired, service: { ...service, accent } }, 'ja');
    expect(html).not.toContain('evil');
  });
});
