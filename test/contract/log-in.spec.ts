import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor, DEMO_PASSWORD } from '../client/customers.js';
import { enrollTo, issueBody } from '../client/enrollment.journey.js';
import { PortalClient } from '../client/portal.client.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('log-in');
const { portalUrl, identityProviderUrl } = testStack();

let database: Database;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database.close());

/** Asks the provider for a code without a person: it can give one only while its own session lives. */
async function silentAnswer({ browser, url }: PortalClient): Promise<URLSearchParams> {
  const begin = await browser.request(`${url}/auth/login`);
  const authorization = new URL(begin.headers.get('location') ?? '');
  authorization.searchParams.set('prompt', 'none');
  const answer = await browser.request(authorization);
  return new URL(answer.headers.get('location') ?? '').searchParams;
}

describe('log-in', () => {
  it('is OpenID Connect by authorization code with PKCE, state and nonce, and asks for the password', async () => {
    const response = await new PortalClient(portalUrl).browser.request(`${portalUrl}/auth/login`);
    const authorization = new URL(response.headers.get('location') ?? '');
    expect(authorization.origin).toBe(new URL(identityProviderUrl).origin);
    expect(Object.fromEntries(authorization.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      state: expect.stringMatching(/.{20,}/),
      nonce: expect.stringMatching(/.{20,}/),
      prompt: 'login',
      redirect_uri: `${portalUrl}/auth/callback`,
    });
  });

  it('asks for the password anew where an old log-in is not enough, and the same issue is taken then', async () => {
    const { portal, loginId } = await enrollTo.signedIn(customer());
    await database.makeLogInOld(loginId, 16);
    const body = issueBody();
    const key = randomUUID();
    const refused = { status: 403, body: { code: 'REAUTHENTICATION.REQUIRED' } };
    expect(await portal.issue(body, { key })).toMatchObject(refused);
    expect(await portal.issue({ ...body, startPassword: '' })).toMatchObject(refused);
    const again = `${portalUrl}/auth/login?prompt=login`;
    const authorization = new URL((await portal.browser.request(again)).headers.get('location') ?? '');
    expect(Object.fromEntries(authorization.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    const page = await portal.browser.open(again);
    const form = portal.browser.formWith(page, 'password');
    await portal.browser.submit(page, form, { text: loginId, password: DEMO_PASSWORD });
    expect((await portal.issue(body, { key })).status).toBe(201);
  });

  it("shows a plain form with one text field and one password field, and ends on a page of the portal's", async () => {
    const portal = new PortalClient(portalUrl);
    const form = portal.browser.formWith(await portal.browser.open(`${portalUrl}/auth/login`), 'password');
    const visible = form.fields.filter(({ type }) => type !== 'hidden').map(({ type }) => type);
    expect(visible.filter((type) => type !== 'submit').toSorted()).toEqual(['password', 'text']);
    expect(form.fields.filter(({ type }) => type === 'submit').length).toBeLessThanOrEqual(1);
    const page = await portal.logIn(customer());
    expect(page.status).toBe(200);
    expect(page.url.origin).toBe(portalUrl);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('returns to the page that was asked for, and to no other face', async () => {
    const { portal, loginId } = await enrollTo.signedIn(customer());
    const landing = async (returnTo: string) => {
      const page = await portal.browser.open(`${portalUrl}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      const form = portal.browser.formWith(page, 'password');
      return (await portal.browser.submit(page, form, { text: loginId, password: DEMO_PASSWORD })).url.href;
    };
    expect(await landing('/issue')).toBe(`${portalUrl}/issue`);
    expect(await landing('//elsewhere.example/')).toBe(`${portalUrl}/`);
  });

  it('gives no session for a wrong password', async () => {
    const portal = new PortalClient(portalUrl);
    const page = await portal.logIn(customer(), 'not-the-password');
    expect(page.url.origin).toBe(new URL(identityProviderUrl).origin);
    expect((await portal.me()).status).toBe(401);
  });

  it('keeps the session in a cookie that scripts cannot read, idle for 15 minutes, new at log-in', async () => {
    const portal = new PortalClient(portalUrl);
    await portal.browser.open(`${portalUrl}/auth/login`);
    const before = portal.browser.cookies.named('portal_session')?.value;
    await portal.logIn(customer());
    const cookie = portal.browser.cookies.named('portal_session');
    const attributes = Object.fromEntries(cookie?.attributes ?? []);
    expect(attributes).toMatchObject({ httponly: '', path: '/', samesite: expect.stringMatching(/^lax$/i) });
    expect(attributes).not.toHaveProperty('domain');
    expect(attributes).not.toHaveProperty('secure');
    expect(cookie?.value).not.toBe(before);
    const idleMs = Date.parse(attributes.expires ?? '') - Date.now();
    expect(Math.abs(idleMs - 15 * 60_000)).toBeLessThan(60_000);
  });

  it('is over after log-out, here and at the provider', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const cookie = portal.browser.cookies.named('portal_session')?.value;
    expect((await silentAnswer(portal)).has('code')).toBe(true);
    await portal.logOut();
    expect((await portal.me()).status).toBe(401);
    const headers = { cookie: `portal_session=${cookie}` };
    expect((await fetch(`${portalUrl}/api/v1/me`, { headers })).status).toBe(401);
    expect((await silentAnswer(portal)).get('error')).toBe('login_required');
  });

  it('cannot be ended by another site', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    expect((await portal.logOut('https://elsewhere.example')).status).toBe(403);
    expect((await portal.me()).status).toBe(200);
  });
});

describe('a log-in that the provider refuses', () => {
  /** What the provider would lead back to, were it to answer so. */
  async function refusedWith(answer: Readonly<Record<string, string>>, language = 'ja') {
    const { browser } = new PortalClient(portalUrl);
    const begin = await browser.request(`${portalUrl}/auth/login`);
    const state = new URL(begin.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, iss: identityProviderUrl, ...answer });
    return browser.open(`${portalUrl}/auth/callback?${query}`, { headers: { 'Accept-Language': language } });
  }

  it.each([
    ['by the person', { error: 'access_denied' }, 403, 'ログインは行われませんでした'],
    ['for want of a session', { error: 'login_required' }, 400, 'ログインできませんでした'],
    ['with another state', { error: 'access_denied', state: 'another' }, 400, 'ログインできませんでした'],
  ])('%s ends on a page of the portal that leads back to it', async (_, answer, status, title) => {
    const page = await refusedWith(answer);
    expect(page.status).toBe(status);
    expect(page.html).toContain(`<h1>${title}</h1>`);
    expect(page.html).toContain('href="/auth/login"');
    expect(page.html).toMatch(/<link rel="stylesheet"[^>]* href="\/assets\//);
  });

  it('is explained in English too', async () => {
    expect((await refusedWith({ error: 'access_denied' }, 'en')).html).toContain('<h1>You were not logged in</h1>');
  });
});

describe('without a session', () => {
  const routes = [
    ['GET', '/api/v1/me'],
    ['GET', '/api/v1/enrollment'],
    ['POST', '/api/v1/enrollment'],
    ['POST', '/api/v1/enrollment/reissue'],
    ['POST', '/api/v1/enrollment/mail'],
    ['POST', '/api/v1/enrollment/confirmation'],
    ['DELETE', '/api/v1/enrollment'],
    ['GET', '/api/v1/enrollment/events'],
  ] as const;

  it.each(routes)('%s %s answers 401, whatever the fields, and never redirects', async (method, path) => {
    const answer = await new PortalClient(portalUrl).call(
      method,
      path,
      method === 'POST' ? { json: { unknown: 1 } } : {},
    );
    expect(answer).toMatchObject({ status: 401, body: { status: 401, code: expect.any(String) } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
