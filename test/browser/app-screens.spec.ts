import { it } from '@jest/globals';
import { enrollTo } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { INSPECTION_LIMIT_MS, inspect } from './screen.inspection.js';

const nextCustomer = customersOf('app-screens');
const MINUTES_SLOW = 3;

describeInBrowser('every screen of the phone', () => {
  const windows = browserWindows();

  it(
    'from the mail’s link to the settings',
    async () => {
      const { invitation, startPassword } = await enrollTo.awaitingProvisioning(nextCustomer());
      const phone = await windows.phone();
      const { page, words } = phone;
      await page.goto(invitation.linkUrl);
      await phone.sees(words.clockRight);
      await inspect(page, 'phone-01-download');
      await phone.follow(words.openApp);
      await page.getByRole('button', { name: words.begin }).waitFor();
      await inspect(page, 'phone-02-start');
      await phone.press(words.begin);
      await phone.sees(words.clockRight);
      await inspect(page, 'phone-03-clock-check');
      await phone.passClockCheck();
      await inspect(page, 'phone-04-set-up');
      await phone.press(words.send);
      await page.getByRole('alert').waitFor();
      await inspect(page, 'phone-05-set-up-faults');
      await phone.send('90214');
      await phone.sees('あと4回');
      await inspect(page, 'phone-06-refused');
      await phone.send(startPassword);
      await phone.isAt(words.complete);
      await inspect(page, 'phone-07-complete');
      await phone.press(words.next);
      await phone.isAt(words.naming);
      await inspect(page, 'phone-08-naming');
      await phone.field(words.addedText).fill('東京本社経理部 予備の端末');
      await phone.press(words.register);
      await phone.code();
      await inspect(page, 'phone-09-codes');
      await phone.press(words.settings);
      await inspect(page, 'phone-10-settings');
      await page.getByRole('button', { name: '予備の端末' }).click();
      await phone.press(words.remove);
      await page.getByRole('alert').waitFor();
      await inspect(page, 'phone-11-removal');
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'when it goes wrong',
    async () => {
      const customer = await enrollTo.awaitingProvisioning(nextCustomer());
      const { invitation, portal } = customer;
      const phone = await windows.phone();
      const { page, words } = phone;
      await page.goto(invitation.linkUrl.replace(/\/d\/.*$/, '/d/AAAAAAAAAAAAAAAAAAAAAA'));
      await inspect(page, 'phone-12-unknown-link');
      await phone.openApp();
      await page.getByRole('button', { name: words.begin }).waitFor();
      await inspect(page, 'phone-13-start-by-hand');
      await page.clock.install({ time: Date.now() - MINUTES_SLOW * 60_000 });
      await phone.openInvitation(invitation);
      await phone.press(words.begin);
      await phone.sees('端末の時刻が3分遅れています');
      await inspect(page, 'phone-14-wrong-clock');
      await portal.cancel();
      await page.goto(invitation.linkUrl);
      await inspect(page, 'phone-15-ended-link');
      await phone.openApp();
      await phone.sees('この初期設定は終了しています');
      await inspect(page, 'phone-16-ended');
    },
    INSPECTION_LIMIT_MS,
  );
});
