import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@enrollment/config';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProvider } from './provider.js';
import { createDevIdpServer } from './server.js';
import { devIdpSettings } from './settings.js';
import { signingKeys } from './signing-keys.js';

/** RFC 7636 appendix B. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** What any HTTP client with a cookie jar can do. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const [pair = ''] of answer.headers.getSetCookie().map((line) => line.split(';'))) {
      const [name = '', ...value] = pair.split('=');
      this.cookies.set(name, value.join('='));
    }
    return answer;
  }
}

describe('the log-in page', () => {
  let folder: string;
  let server: Server;
  let issuer: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dev-idp-'));
    const port = await freePort();
    issuer = `http://localhost:${port}`;
    const settings = readSettings(devIdpSettings, {
      OIDC_ISSUER: issuer,
      PORTAL_OIDC_CLIENT_SECRET: 'a secret of the portal',
      BACK_OFFICE_OIDC_CLIENT_SECRET: 'a secret of the back office',
    });
    server = createDevIdpServer(createProvider(settings, await signingKeys(folder)), settings.DEV_PASSWORD);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  const openForm = async (browser: Browser): Promise<{ address: string; html: string }> => {
    const query = new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      redirect_uri: 'http://localhost:3000/auth/callback',
      scope: 'openid profile email',
      state: 'the-state',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      prompt: 'login',
    });
    const sent = await browser.send(`${issuer}/auth?${query}`);
    const address = new URL(sent.headers.get('location') ?? '', issuer).href;
    return { address, html: await (await browser.send(address)).text() };
  };

  const typed = (login: string, password: string): RequestInit => ({
    method: 'POST',
    body: new URLSearchParams({ login, password }),
  });

  it('is one plain form with a text field, a password field and a button', async () => {
    const { html } = await openForm(new Browser());
    expect(html.match(/<form/g)).toHaveLength(1);
    expect(html.match(/<input/g)).toHaveLength(2);
    expect(html.match(/<button[^>]*>/g)).toEqual(['<button type="submit">']);
    expect(html).not.toContain('<script');
  });

  it('is shown again after a wrong password, in both languages and with the ID typed', async () => {
    const browser = new Browser();
    const { address } = await openForm(browser);
    const html = await (await browser.send(address, typed('"customer001', 'wrong'))).text();
    expect(html).toContain('パスワードが違います');
    expect(html).toContain('is not right');
    expect(html).toContain('value="&#34;customer001"');
  });

  it('leads back to the face with a code, and asks again although there is a session', async () => {
    const browser = new Browser();
    const { address } = await openForm(browser);
    const left = await browser.send(address, typed('customer001', 'otp-demo-2026'));
    const back = await browser.send(left.headers.get('location') ?? '');
    const callback = new URL(back.headers.get('location') ?? '');
    expect(callback.origin + callback.pathname).toBe('http://localhost:3000/auth/callback');
    expect(callback.searchParams.get('state')).toBe('the-state');
    expect(callback.searchParams.get('code')).toBeTruthy();
    expect((await openForm(browser)).html).toContain('<form');
  });

  it('says so when it is no longer valid', async () => {
    const answer = await fetch(`${issuer}/interaction/gone`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('has expired');
  });

  it('signs with the same key after a restart', async () => {
    expect(await signingKeys(folder)).toEqual(await signingKeys(folder));
  });
});
