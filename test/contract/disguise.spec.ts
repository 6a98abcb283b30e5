import { beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { PortalClient } from '../client/portal.client.js';
import { rawRequest } from '../client/raw.request.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('disguise');
const { portalUrl, tokenSiteUrl } = testStack();
const EVIL = 'evil.example';

const OVERRIDES = { 'X-HTTP-Method-Override': 'DELETE', 'X-HTTP-Method': 'DELETE', 'X-Method-Override': 'DELETE' };

/** What a browser would send along. */
function headersOf({ browser, url }: PortalClient): Record<string, string> {
  const cookie = browser.cookies.headerFor(new URL(url));
  return { Cookie: cookie, Origin: url, 'Content-Type': 'application/json' };
}

/** Somebody who has nothing yet; only the last test gives them something. */
let portal: PortalClient;
beforeAll(async () => {
  ({ portal } = await enrollTo.signedIn(customer()));
});

describe('37: another method than it seems', () => {
  it('is refused with those that there are, whoever asks', async () => {
    for (const method of ['PUT', 'PATCH', 'TRACE', 'PROPFIND']) {
      const answer = await rawRequest(`${portalUrl}/api/v1/enrollment`, { method, headers: headersOf(portal) });
      expect(answer).toMatchObject({ status: 405, body: { code: 'REQUEST.METHOD' } });
      expect(answer.headers.get('allow')).toBe('DELETE, GET, HEAD, POST');
    }
    for (const path of ['confirmation', 'mail', 'reissue'])
      expect((await portal.call('HEAD', `/api/v1/enrollment/${path}`)).status).toBe(405);
    expect((await rawRequest(`${tokenSiteUrl}/api/v1/provisionings`, { method: 'PUT' })).status).toBe(405);
  });

  it('is not smuggled in by a header or a parameter', async () => {
    const { portal: owner, enrollment } = await enrollTo.issued(customer());
    await owner.call('POST', '/api/v1/enrollment/mail', { headers: OVERRIDES });
    await owner.call('POST', '/api/v1/enrollment/mail?_method=DELETE');
    expect((await owner.call('GET', '/api/v1/enrollment?_method=DELETE', { headers: OVERRIDES })).status).toBe(200);
    expect((await owner.call('HEAD', '/api/v1/enrollment', { headers: OVERRIDES })).text).toBe('');
    const { id, generation, state } = bodyOf(await owner.latest());
    expect({ id, generation }).toEqual({ id: enrollment.id, generation: 1 });
    expect(['ISSUING', 'AWAITING_PROVISIONING']).toContain(state);
  });
});

describe('37: what only a proxy may say', () => {
  const FORWARDED = {
    'X-Forwarded-For': '127.0.0.1',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': new URL(portalUrl).host,
    'X-Original-URL': '/api/v1/enrollment',
    'X-Rewrite-URL': '/api/v1/enrollment',
  };

  it('neither opens a session nor another path', async () => {
    expect((await rawRequest(`${portalUrl}/api/v1/me`, { headers: FORWARDED })).status).toBe(401);
    expect((await rawRequest(`${portalUrl}/api/v1/nothing-here`, { headers: FORWARDED })).status).toBe(404);
  });

  it('does not make another host ours', async () => {
    const headers = { ...FORWARDED, Host: EVIL };
    expect((await rawRequest(`${portalUrl}/api/v1/service`, { headers })).status).toBe(421);
  });

  it('does not make an insecure way secure', async () => {
    const login = await rawRequest(`${portalUrl}/auth/login`, { headers: FORWARDED });
    expect(login.headers.get('set-cookie')).toMatch(/^portal_session=/);
    expect(login.headers.get('location')).not.toContain(encodeURIComponent('https:'));
  });
});

describe('48 a poisoned Host', () => {
  it('is refused by the API and changes nothing', async () => {
    const request = { method: 'POST', body: JSON.stringify(issueBody()) };
    const headers = headersOf(portal);
    for (const Host of [EVIL, `${new URL(portalUrl).host}.${EVIL}`, `${EVIL}:80@${new URL(portalUrl).host}`]) {
      const answer = await rawRequest(`${portalUrl}/api/v1/enrollment`, { ...request, headers: { ...headers, Host } });
      expect(answer).toMatchObject({ status: 421, body: { code: 'REQUEST.MISDIRECTED' } });
    }
    expect((await portal.latest()).status).toBe(404);
  });

  it('leads pages to our own address, never to its own', async () => {
    const page = await rawRequest(`${portalUrl}/confirm?step=1`, { headers: { Host: EVIL } });
    expect(page).toMatchObject({ status: 302 });
    expect(page.headers.get('location')).toBe(`${portalUrl}/confirm?step=1`);
    const twofold = await rawRequest(portalUrl, { headers: { Host: EVIL }, target: `//${EVIL}/` });
    expect(new URL(twofold.headers.get('location') ?? '').origin).toBe(portalUrl);
    const whole = await rawRequest(portalUrl, { headers: { Host: EVIL }, target: `http://${EVIL}/` });
    expect(whole.status).toBe(421);
  });

  it('is in no mail: links come from the settings alone', async () => {
    const body = issueBody();
    const headers = { 'X-Forwarded-Host': EVIL, Forwarded: `host=${EVIL};proto=https`, Referer: `https://${EVIL}/` };
    const { userId } = bodyOf(await portal.issue(body, { headers }), 201);
    const { mail, linkUrl } = await inbox().waitForInvitation(body.mailAddress, userId);
    expect(new URL(linkUrl).origin).toBe(tokenSiteUrl);
    expect(`${mail.text}${mail.html}${JSON.stringify(mail.headers)}`).not.toContain(EVIL);
  });
});
