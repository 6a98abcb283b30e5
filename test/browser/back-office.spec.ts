import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BOUNCE, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient, REASON } from '../client/operators.js';
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
      await office.sees(words.issueMail);
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

  it(
    'reads how old the page is, and reads it again with a press of a button',
    async () => {
      const { portal, enrollment, token } = await enrollTo.awaitingConfirmation(nextCustomer());
      const office = await windows.office();
      const { words } = office;
      await office.logIn('operator1', `/enrollments/${enrollment.id}`);
      await office.sees(words.asOf);
      await portal.confirm({ otp: token.wrongCode() });
      await office.press(words.reload);
      await office.sees(words.triesLeft);
      await portal.confirm({ otp: token.code() });
      await office.press(words.cancel);
      await office.giveReason(REASON);
      await office.press(words.carryOutCancel);
      await office.isRefused(words.late);
      await office.isRefused(words.stateNow);
      expect(await office.page.getByRole('dialog').count()).toBe(0);
      await inspect(office.page, 'office-06-late');
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'extends a deadline by some days, as far as the policy allows',
    async () => {
      const { portal, enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
      const office = await windows.office();
      const { words } = office;
      await office.logIn('operator1', `/enrollments/${enrollment.id}`);
      for (const [days, outcome] of [
        ['3', words.extended],
        ['7', words.extendedEnough],
      ] as const) {
        await office.press(words.extend);
        await office.giveReason(REASON);
        await office.field(words.days).selectOption(days);
        await office.press(words.carryOutExtend);
        await office.sees(outcome);
      }
      await inspectDialog(office.page, 'office-07-extend');
      const { deadline } = bodyOf(await portal.latest());
      expect(Date.parse(deadline) - Date.parse(enrollment.deadline)).toBe(3 * 86_400_000);
    },
    INSPECTION_LIMIT_MS,
  );

  it(
    'unlocks once another operator has approved it',
    async () => {
      const { portal, enrollment, token } = await enrollTo.awaitingConfirmation(nextCustomer());
      const codes = token.wrongCodes();
      for (let count = 0; count < DEFAULT_POLICY.otpTries; count += 1)
        await portal.confirm({ otp: codes.next().value ?? '' });
      const [first, second] = [await windows.office(), await windows.office()];
      const { words } = first;
      const askOrUnlock = async (): Promise<void> => {
        await first.press(words.unlock);
        await first.giveReason(REASON);
        await first.press(words.carryOutUnlock);
      };
      await first.logIn('operator1', `/enrollments/${enrollment.id}`);
      await askOrUnlock();
      await first.sees(words.approvalAsked);
      await inspect(first.page, 'office-08-asked');
      await first.follow(words.approvals);
      await first.isAt(words.approvals);
      const own = first.approvalOf(enrollment.id);
      await own.getByText(words.ownRequest).waitFor();
      expect(await own.getByRole('button', { name: words.approve }).count()).toBe(0);
      await inspect(first.page, 'office-09-approvals');

      await second.logIn('operator2', '/');
      await second.follow(words.approvals);
      await second.approvalOf(enrollment.id).getByRole('button', { name: words.approve }).click();
      await second.press(words.carryOutApproval);
      await second.sees(words.reasonMissing);
      await inspectDialog(second.page, 'office-10-approve');
      await second.giveReason(REASON);
      await second.press(words.carryOutApproval);
      await second.sees(words.approved);
      expect(await second.approvalOf(enrollment.id).getByRole('button', { name: words.refuse }).count()).toBe(1);

      await first.openEnrollment(enrollment.id);
      await askOrUnlock();
      await first.sees(words.unlocked);
      await first.sees(words.agreed);
      await waitForState(portal, 'AWAITING_CONFIRMATION');
      await inspect(first.page, 'office-11-unlocked');
    },
    INSPECTION_LIMIT_MS,
  );

  it('withdraws what it has asked for', async () => {
    const { portal, enrollment, token } = await enrollTo.awaitingConfirmation(nextCustomer());
    const codes = token.wrongCodes();
    for (let count = 0; count < DEFAULT_POLICY.otpTries; count += 1)
      await portal.confirm({ otp: codes.next().value ?? '' });
    await (await OperatorClient.logIn('operator1')).requestApproval('unlock', enrollment.id);
    const office = await windows.office();
    const { words } = office;
    await office.logIn('operator1', '/approvals');
    await office.approvalOf(enrollment.id).getByRole('button', { name: words.withdraw }).click();
    await office.giveReason(REASON);
    await office.press(words.carryOutWithdrawal);
    await office.sees(words.withdrawn);
    await until('its going', async () => (await office.approvalOf(enrollment.id).count()) === 0 || undefined);
  });
});
