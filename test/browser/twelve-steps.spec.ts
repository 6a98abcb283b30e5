import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inbox, newMailAddress, newStartPassword } from '../client/enrollment.journey.js';
import { notMeUrlIn } from '../client/inbox.client.js';
import { describeInBrowser } from '../harness/browser.js';
import { testStack } from '../harness/stack.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { listenTo } from './page.noise.js';
import { PHONE_WORDS } from './phone.words.js';
import type { Language } from './window.page.js';

const nextCustomer = customersOf('twelve-steps');

describeInBrowser('the manual, step by step', () => {
  const windows = browserWindows();

  async function walk(language: Language): Promise<void> {
    const entry = { mailAddress: newMailAddress(), startPassword: newStartPassword() };
    const pc = await windows.pc(language);
    const noise = [listenTo(pc.page)];
    await pc.logIn(nextCustomer());
    await pc.issue(entry);
    let loads = 0;
    pc.page.on('load', () => {
      loads += 1;
    });
    await pc.sees(entry.mailAddress);
    await pc.sees(pc.words.mailAccepted);
    const ids = await pc.tokenIds();
    const invitation = await inbox().waitForInvitation(entry.mailAddress, ids.userId);
    expect(invitation).toMatchObject(ids);

    const phone = await windows.phone(language);
    noise.push(listenTo(phone.page));
    await phone.openInvitation(invitation);
    await pc.sees(pc.words.linkOpened);
    await phone.begin();
    expect(await phone.idsInForm()).toEqual(ids);
    await phone.send(entry.startPassword);
    await phone.nameToken('2台目');
    await pc.sees(pc.words.setUpDone);
    expect(await phone.cards().textContent()).toContain('2台目');

    await pc.confirm(await phone.code());
    await pc.goToTop();
    expect(loads).toBe(0);
    const { portalUrl, tokenSiteUrl, identityProviderUrl } = testStack();
    for (const { faults, origins } of noise) {
      expect(faults).toEqual([]);
      expect([portalUrl, tokenSiteUrl, identityProviderUrl]).toEqual(expect.arrayContaining([...origins]));
    }
  }

  it('goes on by a click on a link in the inbox of the mail catcher', async () => {
    const pc = await windows.pc('en');
    await pc.logIn(nextCustomer());
    const entry = { mailAddress: newMailAddress(), startPassword: newStartPassword() };
    await pc.issue(entry);
    const { userId } = await pc.tokenIds();
    const { mail, linkUrl } = await inbox().waitForInvitation(entry.mailAddress, userId);
    const catcher = await pc.anotherTab();
    await catcher.page.goto(inbox().url);
    await catcher.page.locator(`[data-email-id="${mail.id}"]`).click();
    const links = catcher.page.frameLocator('iframe').getByRole('link');
    const opened = async (link: Locator): Promise<Page> => {
      const [page] = await Promise.all([catcher.page.waitForEvent('popup'), link.click()]);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    };
    const setUp = await opened(links.first());
    expect(setUp.url()).toBe(linkUrl);
    await setUp.getByRole('link', { name: PHONE_WORDS.en.openApp }).click();
    await setUp.getByRole('button', { name: PHONE_WORDS.en.begin }).waitFor();
    const notMeUrl = notMeUrlIn(mail);
    expect((await opened(links.filter({ hasText: notMeUrl }))).url()).toBe(notMeUrl);
  });

  it('leads from the log-in to the top page in Japanese', () => walk('ja'));
  it('does so in English', () => walk('en'));
});
