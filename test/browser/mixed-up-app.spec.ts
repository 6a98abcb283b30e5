import { expect, it } from '@jest/globals';
import { enrollTo } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { describeInBrowser } from '../harness/browser.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';

const nextCustomer = customersOf('mixed-up-app');
const PROVISIONINGS = '**/api/v1/provisionings';

describeInBrowser('a set-up that is disturbed', () => {
  const windows = browserWindows();

  it('goes on after a reload, before the start password is sent and after it', async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(nextCustomer());
    const phone = await windows.phone();
    await phone.openInvitation(invitation);
    await phone.begin();
    await phone.page.reload();
    await phone.begin();
    await phone.send(startPassword);
    await phone.isAt(phone.words.complete);
    await phone.page.reload();
    await phone.isAt(phone.words.naming);
    await phone.press(phone.words.register);
    await phone.isAt(phone.words.codes);
    expect(bodyOf(await portal.confirm({ otp: await phone.code() })).state).toBe('ACTIVE');
  });

  it('gets the same token again when the answer was lost', async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(nextCustomer());
    const phone = await windows.phone();
    await phone.openInvitation(invitation);
    await phone.begin();
    const lostTokenIds: string[] = [];
    await phone.page.route(
      PROVISIONINGS,
      async (route) => {
        lostTokenIds.push((await (await route.fetch()).json()).tokenId);
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await phone.send(startPassword);
    await phone.sees(phone.words.noAnswer);
    const [answer] = await Promise.all([phone.page.waitForResponse(PROVISIONINGS), phone.press(phone.words.sendAgain)]);
    expect([(await answer.json()).tokenId]).toEqual(lostTokenIds);
    await phone.nameToken();
    expect(bodyOf(await portal.confirm({ otp: await phone.code() })).state).toBe('ACTIVE');
  });
});
