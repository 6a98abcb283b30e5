import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';

const customer = customersFor('link');
const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('GET /d/{linkCode}', () => {
  it('is a page for any client, any number of times, that is not kept, consumes nothing and tells nobody', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    for (const agent of ['Mozilla/5.0 (iPhone)', 'SafeLinks scanner', 'curl/8']) {
      const page = await phone.downloadPage(invitation.linkCode, { 'User-Agent': agent });
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.getSetCookie()).toEqual([]);
      expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/i);
    }
    expect(bodyOf(await portal.latest()).provisioning.linkOpenedAt).toBeNull();
    await phone.setUp(invitation, startPassword);
  });

  it('47 consumes nothing for twenty scanners, by whatever method they come', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const url = invitation.linkUrl;
    const visits = Array.from({ length: 20 }, (_, index) => ['GET', 'HEAD', 'POST', 'OPTIONS'][index % 4]);
    const answers = await Promise.all(visits.map((method) => fetch(url, { method, redirect: 'manual' })));
    for (const { status } of answers) expect(status).toBeLessThan(500);
    expect(bodyOf(await portal.latest()).provisioning.linkOpenedAt).toBeNull();
    const phone = await newPhone();
    await phone.setUp(invitation, startPassword);
  });

  it("tells an in-app browser from the phone's own", async () => {
    const { invitation } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
    const own = await phone.downloadPage(invitation.linkCode, {
      'User-Agent': `${safari} Version/18.0 Mobile/15E148 Safari/604.1`,
    });
    const inApp = await phone.downloadPage(invitation.linkCode, {
      'User-Agent': `${safari} Mobile/15E148 Line/14.0.0`,
    });
    expect(inApp.status).toBe(200);
    expect(inApp.text).not.toBe(own.text);
  });

  it('has a page of its own for an unknown, a superseded and an ended code', async () => {
    const { portal, invitation } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const open = await phone.downloadPage(invitation.linkCode);
    const unknown = await phone.downloadPage(UNKNOWN);
    const { userId } = bodyOf(await portal.reissue(issueBody()));
    const superseded = await phone.downloadPage(invitation.linkCode);
    for (const page of [unknown, superseded]) expect(page.headers.get('content-type')).toContain('text/html');
    expect(new Set([open.text, unknown.text, superseded.text]).size).toBe(3);
    expect(superseded.text).not.toContain(userId);
  });
});

describe('POST /api/v1/link-openings', () => {
  it('tells the app its IDs and the portal that the link was opened, once', async () => {
    const { portal, invitation, enrollment } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const { serviceId, userId, deadline } = enrollment;
    const answer = await phone.openLink(invitation.linkCode);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      serviceId,
      userId,
      serviceName: { ja: expect.any(String), en: expect.any(String) },
      state: 'open',
      deadline,
    });
    const { linkOpenedAt } = bodyOf(await portal.latest()).provisioning;
    expect(linkOpenedAt).not.toBeNull();
    await phone.openLink(invitation.linkCode);
    expect(bodyOf(await portal.latest()).provisioning.linkOpenedAt).toBe(linkOpenedAt);
  });

  it('says when the link leads nowhere any more', async () => {
    const { portal, invitation } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    bodyOf(await portal.reissue(issueBody()));
    expect(bodyOf(await phone.openLink(invitation.linkCode)).state).toBe('superseded');
    bodyOf(await portal.cancel());
    expect(['superseded', 'ended']).toContain(bodyOf(await phone.openLink(invitation.linkCode)).state);
    expect(bodyOf(await portal.latest()).provisioning.linkOpenedAt).toBeNull();
  });

  it('answers 404 to a code that nobody was sent', async () => {
    expect(await (await newPhone()).openLink(UNKNOWN)).toMatchObject({ status: 404, body: { code: 'LINK.UNKNOWN' } });
  });
});
