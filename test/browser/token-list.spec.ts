import { expect, it } from '@jest/globals';
import { enrollTo } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { describeInBrowser } from '../harness/browser.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';

const nextCustomer = customersOf('token-list');

describeInBrowser('the app that is set up', () => {
  const windows = browserWindows();

  it('takes a second token, works without a network, renames and removes', async () => {
    const first = await enrollTo.awaitingProvisioning(nextCustomer());
    const second = await enrollTo.awaitingProvisioning(nextCustomer());
    const phone = await windows.phone();
    const { words } = phone;
    await phone.setUp(first.invitation, first.startPassword);

    await phone.press(words.settings);
    await phone.press(words.addToken);
    await phone.isAt(words.setUp);
    await phone.fillIds(second.invitation);
    await phone.send(second.startPassword);
    await phone.nameToken('経理部');
    expect(await phone.cards().count()).toBe(2);
    const { name } = bodyOf(await first.portal.call<{ name: { ja: string } }>('GET', '/api/v1/service'));
    const serviceName = name.ja;
    const [newest] = await phone.cards().allInnerTexts();
    expect(newest).toContain('経理部');

    await phone.page.context().setOffline(true);
    await phone.page.reload();
    await phone.isAt(words.codes);
    expect(bodyOf(await second.portal.confirm({ otp: await phone.code(0) })).state).toBe('ACTIVE');
    expect(bodyOf(await first.portal.confirm({ otp: await phone.code(1) })).state).toBe('ACTIVE');

    await phone.press(words.settings);
    await phone.page.getByRole('button', { name: '経理部' }).click();
    await phone.field(words.addedText).fill(' ');
    await phone.press(words.save);
    await phone.isAt(words.settings);
    expect(await phone.page.getByRole('button', { name: '経理部' }).count()).toBe(0);
    const defaultNamed = phone.page.getByRole('button', { name: serviceName, exact: true });
    expect(await defaultNamed.count()).toBe(2);
    await defaultNamed.first().click();
    await phone.field(words.addedText).fill('総務部');
    await phone.press(words.save);
    await phone.page.getByRole('button', { name: '総務部' }).click();
    await phone.press(words.remove);
    await phone.press(words.keep);
    await phone.press(words.remove);
    await phone.press(words.removeForGood);
    await phone.isAt(words.settings);
    expect(await phone.page.getByRole('button', { name: '総務部' }).count()).toBe(0);
    await phone.press(words.back);
    expect(await phone.cards().count()).toBe(1);
    await phone.page.reload();
    await phone.isAt(words.codes);
    expect(await phone.cards().count()).toBe(1);
    const code = await phone.code();
    await phone.cards().getByRole('button').click();
    await phone.sees(words.copied);
    expect(await phone.page.evaluate<string>('navigator.clipboard.readText()')).toBe(code);
  });
});
