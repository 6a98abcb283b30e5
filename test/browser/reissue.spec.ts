import { DEFAULT_POLICY } from '@enrollment/domain';
import { expect, it } from '@jest/globals';
import { enrollTo, inbox, newMailAddress, newStartPassword } from '../client/enrollment.journey.js';
import { type Mail, notMeUrlIn } from '../client/inbox.client.js';
import { NotMePage } from '../client/not-me.page.js';
import { until } from '../client/until.js';
import { describeInBrowser } from '../harness/browser.js';
import { Database } from '../harness/database.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';

const nextCustomer = customersOf('reissue');

describeInBrowser('somebody whose mail went astray', () => {
  const windows = browserWindows();

  it('goes back, issues again to another address, and the old link says so', async () => {
    const customer = await enrollTo.awaitingProvisioning(nextCustomer());
    const { invitation: old, startPassword: oldStartPassword } = customer;
    const pc = await windows.pcOf(customer);
    const phone = await windows.phone();
    await phone.openInvitation(old);
    await phone.begin();

    await pc.isAt(pc.words.confirmation);
    await pc.follow(pc.words.back);
    const entry = { mailAddress: newMailAddress(), startPassword: newStartPassword() };
    await pc.issue(entry);
    await pc.sees(entry.mailAddress);
    const { userId } = await pc.tokenIds();
    expect(userId).not.toBe(old.userId);

    await phone.send(oldStartPassword);
    await phone.sees(phone.words.reissued);
    await phone.page.goto(old.linkUrl);
    await phone.sees(phone.words.linkSuperseded);

    await phone.setUp(await inbox().waitForInvitation(entry.mailAddress, userId), entry.startPassword);
    await pc.sees(pc.words.setUpDone);
    await pc.confirm(await phone.code());
    await pc.goToTop();
  });

  it('has the mail sent again', async () => {
    const database = await Database.connect();
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, resendIntervalSeconds: 1 });
    try {
      const customer = await enrollTo.awaitingProvisioning(nextCustomer());
      const pc = await windows.pcOf(customer);
      await pc.unfold(pc.words.noMail);
      await pc.page.getByRole('button', { name: pc.words.resend, disabled: false }).click();
      await pc.sees(pc.words.resent);
      await until('the same mail once more', async () => {
        const mails = await inbox().mailsTo(customer.mailAddress);
        return mails.length === 2 || undefined;
      });
    } finally {
      await restore();
      await database.close();
    }
  });

  it('reads that a reader of the mail said that it was not them', async () => {
    const customer = await enrollTo.awaitingProvisioning(nextCustomer());
    const pc = await windows.pcOf(customer);
    const isIssue = ({ subject }: Mail): boolean => subject.includes('トークン発行のお知らせ');
    await new NotMePage(notMeUrlIn(await inbox().waitForMail(customer.mailAddress, isIssue))).tap();
    await pc.sees(pc.words.repudiated);
  });

  it('gives up, is asked once more, and may begin anew', async () => {
    const pc = await windows.pcOf(await enrollTo.awaitingProvisioning(nextCustomer()));
    await pc.unfold(pc.words.cancelTitle);
    await pc.press(pc.words.cancel);
    await pc.press(pc.words.cancelForGood);
    await pc.sees(pc.words.cancelled);
    await pc.follow(pc.words.issueAgain);
    await pc.issue({ mailAddress: newMailAddress(), startPassword: newStartPassword() });
    await pc.sees(pc.words.mailAccepted);
  });
});
