import { DEFAULT_POLICY } from '@enrollment/domain';
import { expect, it } from '@jest/globals';
import { enrollTo, issueBody } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { Database } from '../harness/database.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';

const nextCustomer = customersOf('one-time-password');
const STEPS_FAST = 10;

describeInBrowser('the OTP field', () => {
  const windows = browserWindows();

  it('names what is wrong before it asks the server, then says how many tries are left and what to do', async () => {
    const customer = await enrollTo.awaitingConfirmation(nextCustomer());
    const pc = await windows.pcOf(customer);
    await pc.confirm('１２３４５６');
    await pc.sees('全角で入力されています');
    await pc.confirm(customer.token.wrongCode());
    await pc.sees(pc.words.mismatch);
    await pc.isRefused('入力できる回数は、あと4回です。');
    expect(await pc.field(pc.words.otp).inputValue()).toBe('');
    await pc.confirm(customer.token.code(STEPS_FAST));
    await pc.sees(/端末の時計が約5 ?分進んでいます/);
    await pc.confirm(customer.token.code());
    await pc.goToTop();
  });

  it('asks for as many digits as the token of this enrollment shows, whatever new ones have', async () => {
    const database = await Database.connect();
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, otpDigits: 8, otpPeriodSeconds: 60 });
    const customer = await enrollTo.awaitingConfirmation(nextCustomer()).finally(restore);
    await database.close();
    const pc = await windows.pcOf(customer);
    await pc.sees('半角数字 8桁');
    await pc.confirm(customer.token.code().slice(2));
    await pc.sees('ワンタイムパスワードは半角数字8桁で入力してください');
    await pc.confirm(customer.token.code());
    await pc.goToTop();
  });

  it('drops what was said of an earlier issue, and helps with the start password while it is still to be typed', async () => {
    const customer = await enrollTo.awaitingConfirmation(nextCustomer());
    const pc = await windows.pcOf(customer);
    const help = pc.page.locator('summary', { hasText: pc.words.forgotten });
    await pc.confirm(customer.token.wrongCode());
    await pc.isRefused('入力できる回数は、あと4回です。');
    expect(await help.count()).toBe(0);
    await customer.portal.reissue(issueBody());
    await pc.sees(pc.words.reissuedElsewhere);
    expect(await pc.page.getByText('あと4回です').count()).toBe(0);
    expect(await help.count()).toBe(1);
  });

  it('gives way to the lock screen when the tries are used up, from where a new token is issued', async () => {
    const customer = await enrollTo.awaitingConfirmation(nextCustomer());
    const pc = await windows.pcOf(customer);
    const codes = customer.token.wrongCodes();
    const lastTry = DEFAULT_POLICY.otpTries;
    for (let count = 1; count <= lastTry; count += 1) {
      await pc.confirm(codes.next().value ?? '');
      if (count < lastTry) await pc.isRefused(`入力できる回数は、あと${lastTry - count}回です。`);
    }
    await pc.sees(pc.words.locked);
    expect(await pc.field(pc.words.otp).count()).toBe(0);
    await pc.follow(pc.words.issueAgain);
    await pc.isAt(pc.words.issuance);
  });
});
