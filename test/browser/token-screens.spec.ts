import { expect, it } from '@jest/globals';
import { enrollTo, inbox, issueBody, newStartPassword, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { notMeUrlIn } from '../client/inbox.client.js';
import { describeInBrowser } from '../harness/browser.js';
import { testStack } from '../harness/stack.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { INSPECTION_LIMIT_MS, inspect } from './screen.inspection.js';

const nextCustomer = customersOf('token-screens');

describeInBrowser('every screen about a token in use', () => {
  const windows = browserWindows();

  it(
    'of a customer who has lost the phone',
    async () => {
      const customer = await enrollTo.active(nextCustomer());
      const pc = await windows.pcOf(customer);
      const { page, words } = pc;
      await pc.isAt(words.top);
      await pc.press(words.suspend);
      expect(await page.locator(':focus').textContent()).toBe(words.keep);
      await inspect(page, 'pc-20-suspend-question');
      await pc.press(words.keep);
      bodyOf(await customer.portal.issue({ ...issueBody(), currentOtp: customer.token.code(1) }), 201);
      await pc.open();
      await pc.isAt(words.confirmation);
      await pc.unfold(words.lost);
      await pc.press(words.suspend);
      await pc.press(words.suspendForGood);
      await pc.sees(words.suspended);
      expect((await customer.portal.me()).body.activeToken).toBeNull();
      await inspect(page, 'pc-26-suspended-meanwhile');
      // What was open is cancelled with the suspension.
      await waitForState(customer.portal, 'CANCELLED');
      await pc.open();
      await pc.isAt(words.top);
      await pc.sees(words.suspended);
      await inspect(page, 'pc-21-suspended');
      await pc.follow(words.replace);
      await pc.isAt(words.issuance);
      expect(await pc.field(words.currentOtp).count()).toBe(0);
      await pc.fillIssue({ mailAddress: issueBody().mailAddress, startPassword: newStartPassword() });
      await pc.press(words.issue);
      await page.getByRole('alert').waitFor();
      await pc.sees(words.approvalMissing);
      await inspect(page, 'pc-22-approval-missing');
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'of a customer who knows nothing of it',
    async () => {
      const customer = await enrollTo.active(nextCustomer());
      const pc = await windows.pcOf(customer);
      const { page, words } = pc;
      await pc.isAt(words.top);
      await pc.press(words.notMe);
      await inspect(page, 'pc-23-not-me-question');
      await pc.press(words.notMeForGood);
      await pc.isAt(words.signIn);
      await pc.sees(words.reported);
      await inspect(page, 'pc-24-reported');
      expect((await customer.portal.me()).status).toBe(401);
      await pc.logIn(customer.loginId);
      await pc.isAt(words.top);
      await pc.sees(words.held);
      expect(await page.getByRole('button', { name: words.notMe }).count()).toBe(0);
      await inspect(page, 'pc-25-on-hold');
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'behind "this was not me" in a mail',
    async () => {
      const customer = await enrollTo.awaitingProvisioning(nextCustomer());
      const { page } = await windows.phone();
      const press = (name: string) => page.getByRole('button', { name }).click();
      await page.goto(notMeUrlIn(customer.invitation.mail));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await inspect(page, 'not-me-01-voids');
      await press('心当たりがないことを知らせる');
      await page.getByText('このトークン発行を無効にしました').waitFor();
      await inspect(page, 'not-me-02-voided');
      await page.reload();
      await page.getByText('このトークン発行を無効にしました').waitFor();
      expect(bodyOf(await customer.portal.latest()).state).toBe('CANCELLED');

      const again = await enrollTo.active(customer.loginId);
      await page.goto(notMeUrlIn((await inbox().waitForInvitation(again.mailAddress, again.enrollment.userId)).mail));
      await inspect(page, 'not-me-03-notes');
      await press('心当たりがないことを知らせる');
      await page.getByText('ほかに変わったことはありません').waitFor();
      await inspect(page, 'not-me-04-noted');
      const news = await inbox().waitForMail(again.mailAddress, ({ subject }) => subject.includes('開始しました'));
      await page.goto(notMeUrlIn(news));
      await inspect(page, 'not-me-05-suspends');
      await press('心当たりがないことを知らせる');
      await page.getByText('トークンの利用を停止しました').waitFor();
      await inspect(page, 'not-me-06-suspended');
      await page.goto(`${testStack().tokenSiteUrl}/n/AAAAAAAAAAAAAAAAAAAAAA`);
      await inspect(page, 'not-me-07-unknown');
    },
    INSPECTION_LIMIT_MS,
  );
});
