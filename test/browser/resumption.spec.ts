import { expect, it } from '@jest/globals';
import { enrollTo, newMailAddress, newPhone, newStartPassword } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';

const nextCustomer = customersOf('resumption');

describeInBrowser('the PC page', () => {
  const windows = browserWindows();

  it('may be closed: another PC goes on where the customer stopped', async () => {
    const loginId = nextCustomer();
    const pc = await windows.pc();
    await pc.logIn(loginId);
    await pc.issue({ mailAddress: newMailAddress(), startPassword: newStartPassword() });
    const ids = await pc.tokenIds();
    await pc.page.close();

    const another = await windows.pc();
    await another.logIn(loginId);
    await another.isAt(another.words.confirmation);
    expect(await another.tokenIds()).toEqual(ids);
  });

  it('shows the same in two windows, whichever of them acts', async () => {
    const customer = await enrollTo.awaitingProvisioning(nextCustomer());
    const first = await windows.pcOf(customer);
    const second = await first.anotherTab();
    await second.open();
    await second.isAt(second.words.confirmation);

    const entry = { mailAddress: newMailAddress(), startPassword: newStartPassword() };
    await first.follow(first.words.back);
    await first.issue(entry);
    await second.sees('トークンが再発行されました');
    const ids = await first.tokenIds();
    expect(await second.tokenIds()).toEqual(ids);

    const token = await (await newPhone()).setUp(ids, entry.startPassword);
    await second.sees(second.words.setUpDone);
    await second.confirm(token.code());
    await Promise.all([first, second].map((window) => window.isAt(window.words.notice)));
  });
});
