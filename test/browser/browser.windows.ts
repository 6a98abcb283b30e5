import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, devices, type Page } from 'playwright-core';
import type { PortalClient } from '../client/portal.client.js';
import { launchBrowser } from '../harness/browser.js';
import { testStack } from '../harness/stack.js';
import { OfficePage } from './office.page.js';
import { PhonePage } from './phone.page.js';
import { PortalPage } from './portal.page.js';
import type { Language } from './window.page.js';

export interface BrowserWindows {
  /** A PC of its own: nothing of another one's session. */
  pc(language?: Language): Promise<PortalPage>;
  /** The PC of somebody who logged in already. */
  pcOf(customer: { readonly portal: PortalClient }, language?: Language): Promise<PortalPage>;
  office(language?: Language): Promise<OfficePage>;
  phone(language?: Language): Promise<PhonePage>;
}

const LOCALES = { ja: 'ja-JP', en: 'en-GB' } as const;
const PATIENCE_MS = 30_000;
const PC = { viewport: { width: 1280, height: 900 } };
const PHONE = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };
const SESSION_COOKIE = 'portal_session';

/** One browser for a file's tests; what a test opens is closed after it. */
export function browserWindows(): BrowserWindows {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  const open = async (device: BrowserContextOptions, language: Language): Promise<Page> => {
    const context = await browser.newContext({ ...device, locale: LOCALES[language], timezoneId: 'Asia/Tokyo' });
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return context.newPage();
  };
  const pc = async (language: Language = 'ja') => new PortalPage(await open(PC, language), language);

  return {
    pc,
    async pcOf({ portal }, language) {
      const window = await pc(language);
      const value = portal.browser.cookies.named(SESSION_COOKIE)?.value ?? '';
      await window.page.context().addCookies([{ name: SESSION_COOKIE, value, url: testStack().portalUrl }]);
      await window.open();
      return window;
    },
    office: async (language = 'ja') => new OfficePage(await open(PC, language), language),
    phone: async (language = 'ja') => new PhonePage(await open(PHONE, language), language),
  };
}
