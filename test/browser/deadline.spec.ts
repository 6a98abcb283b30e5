import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, it } from '@jest/globals';
import { enrollTo } from '../client/enrollment.journey.js';
import { describeInBrowser } from '../harness/browser.js';
import { Database } from '../harness/database.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { expectNoBarriers } from './screen.barriers.js';

const nextCustomer = customersOf('deadline');
const SECONDS = { provisioningDeadlineSeconds: 15, confirmationDeadlineSeconds: 8 };

describeInBrowser('a deadline that passes under somebody’s eyes', () => {
  const windows = browserWindows();
  let database: Database;
  let restore: () => Promise<void>;
  beforeAll(async () => {
    database = await Database.connect();
    restore = await database.usePolicy({ ...DEFAULT_POLICY, ...SECONDS, businessDayEnd: null });
  });
  afterAll(async () => {
    await restore?.();
    await database?.close();
  });

  it('is said on the PC, on the download page and in the app', async () => {
    const customer = await enrollTo.awaitingProvisioning(nextCustomer());
    const phone = await windows.phone();
    const [pc] = await Promise.all([windows.pcOf(customer), phone.openInvitation(customer.invitation)]);
    await phone.begin();
    await pc.sees(pc.words.expired);
    await phone.send(customer.startPassword);
    await phone.sees(phone.words.deadlinePassed);
    await expectNoBarriers(phone.page, 'app after the deadline');
    await phone.page.goto(customer.invitation.linkUrl);
    await phone.sees(phone.words.deadlinePassed);
    await expectNoBarriers(phone.page, 'download page after the deadline');
  });

  it('ends the wait for the OTP, and a new token may be issued', async () => {
    const pc = await windows.pcOf(await enrollTo.awaitingConfirmation(nextCustomer()));
    await pc.sees(pc.words.expired);
    await expectNoBarriers(pc.page, 'portal after the deadline');
    await pc.follow(pc.words.issueAgain);
    await pc.isAt(pc.words.issuance);
  });
});
