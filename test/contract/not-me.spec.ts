import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor, knownMailAddress } from '../client/customers.js';
import {
  enrollTo,
  type Invited,
  inbox,
  issueBody,
  newPhone,
  type SetUp,
  waitForState,
} from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { type Mail, notMeUrlIn } from '../client/inbox.client.js';
import { NotMePage } from '../client/not-me.page.js';
import { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('not-me');
const REMINDED_SOON = {
  ...DEFAULT_POLICY,
  provisioningDeadlineSeconds: 40,
  businessDayEnd: null,
  reminderPercent: 10,
};
const planted: string[] = [];
let database: Database;

beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database.close());

async function pageOf(address: string, isWanted: (mail: Mail) => boolean): Promise<NotMePage> {
  const url = notMeUrlIn(await inbox().waitForMail(address, isWanted));
  planted.push(url.slice(url.lastIndexOf('/') + 1));
  return new NotMePage(url);
}

const titled =
  (words: string) =>
  ({ subject }: Mail): boolean =>
    subject.includes(words);

const issueMail = ({ mailAddress }: Invited) => pageOf(mailAddress, titled('トークン発行のお知らせ'));
async function activationMails({ mailAddress, loginId }: Invited) {
  const isNews = titled('利用を開始しました');
  return { typed: await pageOf(mailAddress, isNews), known: await pageOf(knownMailAddress(loginId), isNews) };
}

async function loggedInAgain(loginId: string): Promise<PortalClient> {
  const portal = new PortalClient(testStack().portalUrl);
  await portal.logIn(loginId);
  return portal;
}

async function mailOfOtherDevice({ invitation, startPassword, mailAddress }: SetUp): Promise<NotMePage> {
  await (await newPhone()).provision(invitation, startPassword);
  return pageOf(mailAddress, titled('別の端末'));
}

describe('"this was not me" from a mail about an issue', () => {
  const person = customer();
  const ways: Record<string, () => Promise<{ reached: Invited; page: NotMePage }>> = {
    // First, while the known address has had one such notice only.
    'the notice to the known address': async () => {
      const reached = await enrollTo.awaitingProvisioning(person);
      return { reached, page: await pageOf(knownMailAddress(person), titled('発行を受け付けました')) };
    },
    'the issue mail': async () => {
      const reached = await enrollTo.awaitingProvisioning(person);
      return { reached, page: await issueMail(reached) };
    },
    'the reminder': async () => {
      const restore = await database.usePolicy(REMINDED_SOON);
      const reached = await enrollTo.awaitingProvisioning(person).finally(restore);
      return { reached, page: await pageOf(reached.mailAddress, titled('お済みではありません')) };
    },
    'the news of another device': async () => {
      const reached = await enrollTo.awaitingConfirmation(person);
      return { reached, page: await mailOfOtherDevice(reached) };
    },
  };

  it.each(Object.entries(ways))('voids the generation, once: %s', async (_, reach) => {
    const { reached, page } = await reach();
    const { portal, invitation, startPassword, enrollment } = reached;
    expect((await page.open()).html).toContain('このトークン発行を無効にします');
    const told = await page.tap();
    expect(told.status).toBe(200);
    expect(told.html).toContain('このトークン発行を無効にしました');
    await waitForState(portal, 'CANCELLED');
    expect(bodyOf(await portal.latest()).repudiated).toBe(true);
    expect((await page.post()).html).toContain('このトークン発行を無効にしました');
    const ends = (await database.eventTypes(enrollment.id)).filter((type) => /repudiated|cancelled/.test(type));
    expect(ends).toEqual(['token.repudiated', 'cancelled']);
    expect((await (await newPhone()).provision(invitation, startPassword)).status).not.toBe(201);
    expect(await database.liveSecrets(enrollment.id)).toEqual({ seeds: 0, sealed: 0 });
    expect(bodyOf(await portal.token())).toMatchObject({ status: 'none', onHold: false });
  });
});

describe('the page', () => {
  const person = customer();

  it("is any client's, any number of times, is not kept and consumes nothing", async () => {
    const reached = await enrollTo.awaitingProvisioning(person);
    const page = await issueMail(reached);
    const before = await waitForState(reached.portal, 'AWAITING_PROVISIONING');
    await pageOf(knownMailAddress(person), titled('発行を受け付けました'));
    // Of the two mails of an issue the second may be accepted later than the page was opened.
    const events = await until('both mails accepted', async () => {
      const types = await database.eventTypes(reached.enrollment.id);
      return types.filter((type) => type === 'mail.accepted').length === 2 ? types : undefined;
    });
    for (let count = 0; count < 20; count += 1) {
      const got = await fetch(page.url, { headers: { 'User-Agent': `scanner ${count}` } });
      expect(got.status).toBe(200);
      expect(got.headers.get('cache-control')).toContain('no-store');
      expect(got.headers.get('referrer-policy')).toBe('no-referrer');
      expect(got.headers.getSetCookie()).toEqual([]);
      expect(await got.text()).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/i);
      expect((await fetch(page.url, { method: 'HEAD' })).status).toBe(200);
    }
    expect(bodyOf(await reached.portal.latest())).toMatchObject({ state: before.state, generation: before.generation });
    expect(await database.eventTypes(reached.enrollment.id)).toEqual(events);
    bodyOf(await reached.portal.cancel());
  });

  it('says in English what it says in Japanese', async () => {
    const page = await issueMail(await enrollTo.awaitingProvisioning(person));
    const english = await new NotMePage(`${page.url}?lang=en`).tap();
    expect(english.html).toContain('<html lang="en">');
    expect(english.html).toContain('The token is void');
  });

  it('of a superseded generation keeps the report on record and changes nothing', async () => {
    const reached = await enrollTo.awaitingProvisioning(person);
    const { portal, enrollment } = reached;
    const old = await issueMail(reached);
    const { generation } = bodyOf(await portal.reissue(issueBody()));
    expect((await old.open()).html).toContain('トークンの利用は停止しません');
    expect((await old.tap()).html).toContain('ほかに変わったことはありません');
    expect(bodyOf(await portal.latest())).toMatchObject({ generation, state: expect.not.stringMatching('CANCELLED') });
    expect(await database.eventTypes(enrollment.id)).toContain('token.repudiated');
  });

  it('of an unknown code says what to do, whatever is asked of it', async () => {
    const unknown = new NotMePage(`${testStack().tokenSiteUrl}/n/AAAAAAAAAAAAAAAAAAAAAA`);
    for (const page of [await unknown.open(), await unknown.post()]) {
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.html).toContain('リンクを確認できませんでした');
    }
  });
});

describe('"this was not me" from the activation mail', () => {
  it('is no business of the issue mail: a stranger who got that one suspends nothing', async () => {
    const reached = await enrollTo.active(customer());
    expect((await (await issueMail(reached)).tap()).html).toContain('ほかに変わったことはありません');
    expect((await reached.portal.me()).body.activeToken).not.toBeNull();
    expect(bodyOf(await reached.portal.token())).toMatchObject({ status: 'active', onHold: false });
  });

  it('suspends the token, ends the sessions and holds further issues, at once and once', async () => {
    const reached = await enrollTo.active(customer());
    const { portal, loginId, enrollment } = reached;
    const { customerId } = bodyOf(await portal.me());
    const elsewhere = await loggedInAgain(loginId);
    const { typed, known } = await activationMails(reached);
    expect(typed.url).not.toBe(known.url);
    expect((await known.open()).html).toContain('トークンの利用をただちに停止します');
    expect(bodyOf(await portal.token()).status).toBe('active');

    expect((await known.tap()).html).toContain('トークンの利用を停止しました');
    expect((await portal.me()).status).toBe(401);
    expect((await elsewhere.latest()).status).toBe(401);
    const later = await loggedInAgain(loginId);
    expect((await later.me()).body.activeToken).toBeNull();
    expect(bodyOf(await later.token())).toMatchObject({ status: 'suspended', onHold: true });
    expect(await later.issue(issueBody())).toMatchObject({ status: 423, body: { code: 'CUSTOMER.ON_HOLD' } });
    expect(await database.tokenEvents(enrollment.id)).toEqual(['token.repudiated', 'token.suspended']);

    expect((await known.post()).html).toContain('トークンの利用を停止しました');
    expect((await later.me()).status).toBe(200);
    expect((await typed.tap()).html).toContain('トークンの利用を停止しました');
    expect(await database.tokenEvents(enrollment.id)).toEqual([
      'token.repudiated',
      'token.suspended',
      'token.repudiated',
    ]);
    expect(await database.cases(customerId)).toMatchObject([{ recipient: 'known', closedAt: null }]);
  });

  it('cancels an open enrollment and whatever it has come to, also while its OTP is on the way', async () => {
    const reached = await enrollTo.active(customer());
    const { portal, loginId, token } = reached;
    const { customerId } = bodyOf(await portal.me());
    const { known } = await activationMails(reached);
    const body = { ...issueBody(), currentOtp: token.code(1) };
    const { userId, id } = bodyOf(await portal.issue(body), 201);
    const invitation = await inbox().waitForInvitation(body.mailAddress, userId);
    const stranger = await (await newPhone()).setUp(invitation, body.startPassword);
    await waitForState(portal, 'AWAITING_CONFIRMATION');
    await Promise.all([known.tap(), portal.confirm({ otp: stranger.code() })]);
    const later = await loggedInAgain(loginId);
    await until('the end of what was open', async () => {
      const { state } = bodyOf(await later.latest());
      return state === 'CANCELLED' || state === 'ACTIVE' ? state : undefined;
    });
    expect((await later.me()).body.activeToken).toBeNull();
    expect(bodyOf(await later.token())).toMatchObject({ status: 'suspended', onHold: true });
    expect(await database.tokenStatuses(customerId)).not.toContain('active');
    expect(await database.eventTypes(id)).toEqual(expect.arrayContaining(['provisioned']));
  });
});

describe('the link of an activation mail', () => {
  it('is good for thirty days', async () => {
    const reached = await enrollTo.active(customer());
    const { typed } = await activationMails(reached);
    await database.makeMailsOld(reached.enrollment.id, '30 days');
    for (const page of [await typed.open(), await typed.post()]) {
      expect(page.status).toBe(410);
      expect(page.html).toContain('期限が過ぎました');
    }
    expect(bodyOf(await reached.portal.token())).toMatchObject({ status: 'active', onHold: false });
    await database.makeMailsOld(reached.enrollment.id, '-1 hour');
    expect((await typed.tap()).html).toContain('トークンの利用を停止しました');
  });
});

describe('the codes of all these links', () => {
  it('are in no log of any program, and nowhere in the database', async () => {
    const { logsFolder } = testStack();
    const own = (await readdir(logsFolder)).filter((name) => !name.startsWith('maildev'));
    const logs = (await Promise.all(own.map((name) => readFile(join(logsFolder, name), 'utf8')))).join('\n');
    const stored = await database.textOutsideOwnColumns();
    expect(logs).toContain('/n/[link code]');
    expect(planted.length).toBeGreaterThan(8);
    expect(planted.filter((code) => logs.includes(code) || stored.includes(code))).toEqual([]);
  });
});
