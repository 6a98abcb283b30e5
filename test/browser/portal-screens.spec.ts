import { it } from '@jest/globals';
import { enrollTo, issueBody, newPhone, newStartPassword, waitForState } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { INSPECTION_LIMIT_MS, inspect } from './screen.inspection.js';

const nextCustomer = customersOf('portal-screens');
/** As long as a carrier's addresses get, and without a place to break. */
const longMailAddress = () => `keiri-tanto.yamamoto-hanako_0123456789.${Date.now()}@head-office.yamato-seni.example.jp`;

describeInBrowser('every screen of the portal', () => {
  const windows = browserWindows();

  it(
    'up to the phone',
    async () => {
      const pc = await windows.pc();
      const { page, words } = pc;
      await pc.open();
      await pc.isAt(words.signIn);
      await inspect(page, 'pc-01-sign-in');
      await pc.open('/nowhere');
      await inspect(page, 'pc-02-unknown');
      await pc.open('/auth/callback?error=login_required');
      await pc.isAt('ログインできませんでした');
      await inspect(page, 'pc-02-not-logged-in');
      await pc.logIn(nextCustomer());
      await pc.isAt(words.issuance);
      await inspect(page, 'pc-03-issue');
      await pc.fillIssue({ mailAddress: 'hanako＠example.jp', startPassword: '1234' });
      await pc.field(words.startPasswordAgain).fill('4321');
      await pc.press(words.issue);
      await page.getByRole('alert').waitFor();
      await inspect(page, 'pc-04-issue-faults');
      await pc.issue({ mailAddress: longMailAddress(), startPassword: newStartPassword() });
      await pc.sees(words.mailAccepted);
      await inspect(page, 'pc-05-mail-accepted');
      for (const summary of await page.locator('summary').all()) await summary.click();
      await inspect(page, 'pc-06-unfolded');
      await page.route('**/api/v1/enrollment/events', (route) => route.abort());
      await page.reload();
      await pc.isAt(words.confirmation);
      await page.route('**/api/v1/enrollment', (route) => route.abort());
      await pc.sees('サーバーとの接続が切れています');
      await inspect(page, 'pc-07-connection-lost');
      await page.reload();
      await pc.isAt('画面を表示できませんでした');
      await inspect(page, 'pc-08-not-loaded');
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'from the phone to the top page',
    async () => {
      const customer = await enrollTo.awaitingProvisioning(nextCustomer());
      const { portal, invitation, startPassword } = customer;
      const phone = await newPhone();
      await phone.openLink(invitation.linkCode);
      const pc = await windows.pcOf(customer);
      const { page, words } = pc;
      await pc.sees(words.linkOpened);
      await inspect(page, 'pc-09-link-opened');
      const token = await phone.setUp(invitation, startPassword);
      await pc.sees(words.setUpDone);
      await inspect(page, 'pc-10-set-up');
      await pc.confirm(token.wrongCode());
      await pc.sees(words.mismatch);
      await inspect(page, 'pc-11-wrong-otp');
      await pc.follow(words.back);
      await pc.isAt(words.issuance);
      await inspect(page, 'pc-12-reissue');
      await pc.open('/confirm');
      await pc.confirm(token.code());
      await pc.isAt(words.notice);
      await inspect(page, 'pc-13-notice');
      await pc.goToTop();
      await inspect(page, 'pc-14-top');
      await pc.follow('新しいトークンを発行する');
      await pc.isAt(words.issuance);
      await inspect(page, 'pc-15-replacement');
      const codes = token.wrongCodes();
      for (let count = 0; count < 4; count += 1)
        await portal.issue({ ...issueBody(), currentOtp: codes.next().value ?? '' });
      await pc.fillIssue({ mailAddress: longMailAddress(), startPassword: newStartPassword() });
      await pc.field(words.currentOtp).fill(token.wrongCode());
      await pc.press(words.issue);
      await pc.sees('現在のワンタイムパスワードによる確認を停止しました');
      await inspect(page, 'pc-15-replacement-locked');
      await portal.logOut();
      await pc.open('/sign-in?ended=true');
      await inspect(page, 'pc-16-session-ended');
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'when it goes wrong',
    async () => {
      const customer = await enrollTo.awaitingConfirmation(nextCustomer());
      const { portal, token } = customer;
      const codes = token.wrongCodes();
      for (let count = 0; count < 2; count += 1) await portal.confirm({ otp: codes.next().value ?? '' });
      const pc = await windows.pcOf(customer);
      const { page, words } = pc;
      await pc.isAt(words.confirmation);
      await inspect(page, 'pc-17-otp-failing');
      for (let count = 2; count < 5; count += 1) await portal.confirm({ otp: codes.next().value ?? '' });
      await waitForState(portal, 'LOCKED');
      await pc.sees(words.locked);
      await inspect(page, 'pc-18-locked');
      await portal.cancel();
      await pc.sees(words.cancelled);
      await inspect(page, 'pc-19-cancelled');
    },
    INSPECTION_LIMIT_MS,
  );
});
