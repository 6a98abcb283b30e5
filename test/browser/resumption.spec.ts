import { expect, it } from '@jest/globals';
import { enrollTo, newMailAddress, newStartPassword } from '../client/enrollment.journey.js';
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
    const customer = await enrollTo.awaitingConfirmation(nextCustomer());
    const first = await windows.pcOf(customer);
    const second = await first.anotherTab();
    await second.open();
    await second.isAt(second.words.confirmation);

    await first.follow(first.words.back);
    await first.isAt(first.words.issuance);
    await second.confirm(customer.token.code());
    await second.isAt(second.words.notice);
    await first.open('/confirm');
    await first.isAt(first.words.notice);
  });
});
