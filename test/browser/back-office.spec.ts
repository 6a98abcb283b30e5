import { afterAll, beforeAll, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BOUNCE, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { REASON } from '../client/operators.js';
import { until } from '../client/until.js';
import { describeInBrowser } from '../harness/browser.js';
import { Database } from '../harness/database.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { expectNoBarriers } from './screen.barriers.js';
import { INSPECTION_LIMIT_MS, inspect } from './screen.inspection.js';
import { takeAtWidths } from './screen.pictures.js';

/** While a dialog is open nothing behind it can be pressed, the switch of languages neither. */
async function inspectDialog(page: Page, name: string): Promise<void> {
  await expectNoBarriers(page, name);
  await takeAtWidths(page, `${name}.ja`, [390, 1280]);
}

const nextCustomer = customersOf('back-office');

describeInBrowser('an operator', () => {
  const windows = browserWindows();
  let database: Database;
  beforeAll(async () => {
    database = await Database.connect();
  });
  afterAll(() => database?.close());

  it(
    'finds who is stuck in the queue, reads why, and sends the mail again with a reason that the time line keeps',
    async () => {
      const loginId = nextCustomer();
      const { portal, invitation, mailAddress, enrollment } = await enrollTo.awaitingProvisioning(loginId);
      await sendBack(invitation.mail.envelope.from.address, reportMessage(BOUNCE, mailAddress));
      await until('a bounce', async () => bodyOf(await portal.latest()).stuck?.reason === 'MAIL_BOUNCED' || undefined);

      const office = await windows.office();
      const { page, words } = office;
      await office.logIn('operator1');
      await office.isAt(words.queue);
      await office.sees(words.bounced);
      await inspect(page, 'office-01-queue');
      await office.openFromQueue(loginId);
      await office.sees(words.bounced);
      await office.sees(mailAddress);
      await inspect(page, 'office-02-enrollment');

      await office.press(words.cancel);
      await inspectDialog(page, 'office-03-cancel');
      await office.press(words.keep);
      await office.press(words.resend);
      await office.press(words.carryOutResend);
      await office.sees(words.reasonMissing);
      await inspectDialog(page, 'office-04-reason');
      await office.giveReason(REASON);
      await office.press(words.carryOutResend);
      await office.sees(words.tooSoon);
      await database.makeMailsOld(enrollment.id, '1 hour');
      await office.press(words.carryOutResend);
      await office.sees(words.resendTaken);
      await office.sees(words.resent);
      await office.sees(REASON);
      await office.sees('operator1（担当者）');
      await inspect(page, 'office-05-resent');
    },
    INSPECTION_LIMIT_MS,
  );
});
