import { expect, it } from '@jest/globals';
import { inbox, newMailAddress, newStartPassword } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { testStack } from '../harness/stack.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { listenTo } from './page.noise.js';
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

  it('leads from the log-in to the top page in Japanese', () => walk('ja'));
  it('does so in English', () => walk('en'));
});
