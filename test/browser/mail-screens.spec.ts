import { MAIL_KINDS, type MailKind } from '@enrollment/domain';
import { composeMail, type MailData, type MailLocale } from '@enrollment/mail';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../harness/browser.js';
import { expectNoBarriers } from './screen.barriers.js';
import { INSPECTION_LIMIT_MS } from './screen.inspection.js';
import { takeAtWidths } from './screen.pictures.js';

const service = {
  serviceId: '10010001',
  name: { ja: 'あおば銀行 法人インターネットバンキング', en: 'Aoba Bank Internet Banking for Business' },
  accent: '#00816f',
};
const userId = '123456789015';
const linkUrl = 'https://otp-auth.example/d/q7Yw3v9mT0eXkR2LZc8uNA';
const portalUrl = 'https://bank.example';
/** As long in words as a date gets. */
const at = new Date('2026-09-30T09:00:00Z');
const notMeUrl = null;

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
const LOCALES: readonly MailLocale[] = ['ja', 'en'];
/** A mail app on a phone and on a PC; the narrowest phone there is. */
const WIDTHS = [390, 600] as const;
const NARROWEST = 320;

describeInBrowser('a mail as its reader sees it', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(MAIL_KINDS.flatMap((kind) => LOCALES.map((locale): [MailKind, MailLocale] => [kind, locale])))(
    '%s in %s can be read at every width, in light and dark, and asks for nothing from anywhere',
    async (kind, locale) => {
      const context = await browser.newContext({ viewport: { width: NARROWEST, height: 800 } });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const { html } = await composeMail(kind, DATA[kind], locale);
      await page.setContent(html);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBe(NARROWEST);
      await expectNoBarriers(page, `mail ${kind} ${locale}`);
      await takeAtWidths(page, `mail-${kind}.${locale}`, WIDTHS);
      expect(asked).toEqual([]);
      await context.close();
    },
    INSPECTION_LIMIT_MS,
  );
});
