import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../client/contract.types.js';
import { customersFor, knownMailAddress } from '../client/customers.js';
import { BOUNCE, DELAY, type Report, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo, type Invited, inbox, issueBody, newPhone, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { Database } from '../harness/database.js';

const customer = customersFor('bounce');
let database: Database;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database?.close());

/** A mail server reports of the invitation. */
function report({ invitation, mailAddress }: Invited, what: Report): Promise<string> {
  return sendBack(invitation.mail.envelope.from.address, reportMessage(what, mailAddress));
}

const reports = (enrollmentId: string) => database.eventData(enrollmentId, 'mail.bounced', 'mail.delayed');
const aboutInvitation = { kind: 'token-issue', number: 1, recipient: 'typed' };

describe('a mail that comes back after the mail server took it', () => {
  let closing: AbortController;
  beforeEach(() => {
    closing = new AbortController();
  });
  afterEach(() => closing.abort());

  it('50 is told on the portal at once, moves no state, and is one event however often it is reported', async () => {
    const invited = await enrollTo.awaitingProvisioning(customer());
    const { portal, enrollment, mailAddress } = invited;
    const live = portal.events(closing.signal);
    await live.next();
    expect(await report(invited, BOUNCE)).toMatch(/^250/);
    let told: Enrollment | undefined;
    while (told?.mail.status !== 'bounced') {
      const { value } = await live.next();
      if (value?.kind === 'event') told = JSON.parse(value.data) as Enrollment;
    }
    expect(told).toMatchObject({ state: 'AWAITING_PROVISIONING', stuck: { reason: 'MAIL_BOUNCED' } });
    for (const again of [BOUNCE, DELAY, BOUNCE]) expect(await report(invited, again)).toMatch(/^250/);
    expect(bodyOf(await portal.latest()).mail).toEqual(told.mail);
    const events = await reports(enrollment.id);
    expect(events).toEqual([{ type: 'mail.bounced', generation: 1, ...aboutInvitation, status: '5.1.1' }]);
    expect(await database.textOutsideOwnColumns()).not.toContain(mailAddress);
  });

  it('may be delayed first, and speaks of its own generation only', async () => {
    const invited = await enrollTo.awaitingProvisioning(customer());
    const { portal, enrollment } = invited;
    await Promise.all([report(invited, DELAY), report(invited, DELAY)]);
    expect(bodyOf(await portal.latest())).toMatchObject({
      mail: { status: 'delayed' },
      stuck: { reason: 'MAIL_DELAYED' },
      state: 'AWAITING_PROVISIONING',
    });
    await report(invited, BOUNCE);
    expect((await reports(enrollment.id)).map(({ type, status }) => [type, status])).toEqual([
      ['mail.delayed', '4.4.1'],
      ['mail.bounced', '5.1.1'],
    ]);
    bodyOf(await portal.reissue(issueBody()));
    await waitForState(portal, 'AWAITING_PROVISIONING');
    await report(invited, { ...BOUNCE, status: '5.2.1' });
    expect(bodyOf(await portal.latest())).toMatchObject({ generation: 2, mail: { status: 'accepted' }, stuck: null });
    expect(await reports(enrollment.id)).toHaveLength(2);
  });

  it('raises nothing once its link was opened or the app set up', async () => {
    const invited = await enrollTo.awaitingProvisioning(customer());
    const { portal, enrollment, invitation, startPassword } = invited;
    const phone = await newPhone();
    await phone.openLink(invitation.linkCode);
    await report(invited, DELAY);
    const opened = bodyOf(await portal.latest());
    expect(opened).toMatchObject({ mail: { status: 'accepted' }, stuck: null });
    await phone.setUp(invitation, startPassword);
    await report(invited, BOUNCE);
    expect(bodyOf(await portal.latest())).toMatchObject({ state: 'AWAITING_CONFIRMATION', mail: opened.mail });
    expect(await reports(enrollment.id)).toEqual([]);
  });

  it('leaves what is locked locked', async () => {
    const invited = await enrollTo.awaitingProvisioning(customer());
    const { portal, invitation } = invited;
    const phone = await newPhone();
    for (let tries = 0; tries < 5; tries += 1) await phone.provision(invitation, '58203917');
    await waitForState(portal, 'LOCKED');
    await report(invited, BOUNCE);
    expect(bodyOf(await portal.latest())).toMatchObject({
      state: 'LOCKED',
      stuck: { reason: 'START_PASSWORD_LOCKED' },
      mail: { status: 'bounced' },
    });
  });

  it('is noted of a notice to the address that the bank knew, without a word about the invitation', async () => {
    const loginId = customer();
    const { portal, enrollment } = await enrollTo.awaitingProvisioning(loginId);
    const notice = await inbox().waitForMail(knownMailAddress(loginId));
    const { address } = notice.envelope.from;
    expect(await sendBack(address, reportMessage(BOUNCE, knownMailAddress(loginId)))).toMatch(/^250/);
    const [event] = await reports(enrollment.id);
    expect(event).toMatchObject({ type: 'mail.bounced', kind: 'issue-asked', recipient: 'known' });
    expect(bodyOf(await portal.latest())).toMatchObject({ mail: { status: 'accepted' }, stuck: null });
  });
});

describe('where mails come back', () => {
  it('nothing but a delivery report from nobody to a return path of ours has an effect', async () => {
    const invited = await enrollTo.awaitingProvisioning(customer());
    const { portal, enrollment, invitation, mailAddress } = invited;
    const path = invitation.mail.envelope.from.address;
    const [localPart = '', domain = ''] = path.split('@');
    const bounce = reportMessage(BOUNCE, mailAddress);
    const forged = `${localPart.slice(0, -1)}${localPart.endsWith('0') ? '1' : '0'}`;
    expect(await sendBack(`${forged}@${domain}`, bounce)).toMatch(/^550/);
    expect(await sendBack(mailAddress, bounce)).toMatch(/^550/);
    expect(await sendBack(path, bounce, 'someone@example.jp')).toMatch(/^550/);
    expect(await sendBack(path, `${bounce}\r\n${'x'.repeat(75)}`.padEnd(256 * 1024, '\r\nx'))).toMatch(/^552/);
    expect(await sendBack(path, 'Subject: I am away\r\n\r\nuntil Monday')).toMatch(/^250/);
    expect(await sendBack(path, reportMessage({ action: 'delivered', status: '2.1.5' }, mailAddress))).toMatch(/^250/);
    expect(await reports(enrollment.id)).toEqual([]);
    expect(bodyOf(await portal.latest()).mail.status).toBe('accepted');
    expect(await sendBack(path.toUpperCase(), bounce)).toMatch(/^250/);
    expect(bodyOf(await portal.latest()).mail.status).toBe('bounced');
  });
});
