import { it } from '@jest/globals';
import { BOUNCE, DELAY, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo, issueBody } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { INSPECTION_LIMIT_MS, inspect } from './screen.inspection.js';

const nextCustomer = customersOf('mail-trouble');
const longMailAddress = () => `keiri-tanto.yamamoto-hanako_0123456789.${Date.now()}@head-office.yamato-seni.example.jp`;

describeInBrowser('a mail that does not arrive', () => {
  const windows = browserWindows();

  it(
    'is said on the PC as soon as a mail server says so, with the address and the way on',
    async () => {
      const customer = await enrollTo.awaitingProvisioning(nextCustomer(), issueBody(longMailAddress()));
      const { invitation, mailAddress } = customer;
      const returnPath = invitation.mail.envelope.from.address;
      const pc = await windows.pcOf(customer);
      await pc.sees(pc.words.mailAccepted);
      await sendBack(returnPath, reportMessage(DELAY, mailAddress));
      await pc.sees(pc.words.mailDelayed);
      await inspect(pc.page, 'pc-20-mail-delayed');
      await sendBack(returnPath, reportMessage(BOUNCE, mailAddress));
      await pc.sees(pc.words.mailBounced);
      await pc.sees(mailAddress);
      await inspect(pc.page, 'pc-21-mail-bounced');
      await pc.follow(pc.words.issueAgain);
      await pc.isAt(pc.words.issuance);
    },
    INSPECTION_LIMIT_MS,
  );
});
