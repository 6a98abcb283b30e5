import { beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newPhone } from '../client/enrollment.journey.js';
import { type Answer, answerOf } from '../client/http.answer.js';
import { PortalClient } from '../client/portal.client.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('request');
const { portalUrl, tokenSiteUrl, backOfficeUrl } = testStack();
const LIMIT = 16 * 1024;

/** Everything that a problem document must be, and nothing that may not leave the server. */
function expectProblem(answer: Answer<object>): void {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const text = expect.stringMatching(/./);
  expect(answer.body).toMatchObject({
    title: text,
    detail: text,
    code: expect.stringMatching(/^[A-Z_]+(\.[A-Z_]+)?$/),
    status: answer.status,
  });
  expect(answer.text).not.toMatch(/\bat .*\.[jt]s|node_modules|SELECT|QueryFailed|stack/);
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function manyFields(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1]));
}

const unreadable: readonly [what: string, text: string, statuses: readonly number[]][] = [
  ['no JSON', '{"mailAddress":', [400]],
  ['nothing', '', [400]],
  ['null', 'null', [400]],
  ['a list', '[]', [400]],
  ['a text', '"taro"', [400]],
  ['deep nesting', nested(1_000), [400, 413]],
  ['deep lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, [400, 413]],
  ['a prototype', '{"__proto__":{"admin":true}}', [400]],
  ['a prototype inside', '{"device":{"__proto__":{"kind":"smartphone"}}}', [400]],
  ['a constructor', '{"constructor":{"prototype":{"admin":true}}}', [400]],
  ['a huge field', JSON.stringify({ ...issueBody(), mailAddress: `${'a'.repeat(15_000)}@example.jp` }), [400]],
  ['a thousand fields more', JSON.stringify({ ...issueBody(), ...manyFields(1_000) }), [400]],
  ['one field more', JSON.stringify({ ...issueBody(), isAdmin: true }), [400]],
  ['a number beyond all numbers', '{"clock":1e999,"startPassword":4719}', [400]],
  ['more than 16 KiB', JSON.stringify({ mailAddress: 'a'.repeat(LIMIT) }), [413]],
];

describe.each([
  ['portal', portalUrl],
  ['token site', tokenSiteUrl],
  ['back office', backOfficeUrl],
])('a path that the %s does not have', (_, url) => {
  const ask = async (path: string, headers = {}) => answerOf(await fetch(`${url}${path}`, { headers }));
  const asBrowser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'en' };

  it('is a page for a person and a problem for a program', async () => {
    const page = await ask('/nowhere', asBrowser);
    expect(page.status).toBe(404);
    expect(page.text).toContain('<h1>Page not found</h1>');
    expect(page.text).toMatch(/<link rel="stylesheet"[^>]* href="\/(app\/)?assets\//);
    for (const answer of [await ask('/nowhere'), await ask('/api/v1/nowhere', asBrowser)]) {
      expect(answer.status).toBe(404);
      expectProblem(answer);
    }
  });
});

describe('9 a body that cannot be taken', () => {
  let portal: PortalClient;
  beforeAll(async () => {
    ({ portal } = await enrollTo.signedIn(customer()));
  });

  it.each(unreadable)('%s: is refused by the portal', async (_, text, statuses) => {
    const answer = await portal.call('POST', '/api/v1/enrollment', { text });
    expect(statuses).toContain(answer.status);
    expectProblem(answer);
  });

  it.each(unreadable)('%s: is refused by the token site', async (_, text, statuses) => {
    const answer = await (await newPhone()).postText('/api/v1/provisionings', text);
    expect(statuses).toContain(answer.status);
    expectProblem(answer);
  });

  it('is too large by what arrives, not by what it says of itself', async () => {
    const chunks = new Blob(['{"mailAddress":"', 'a'.repeat(LIMIT), '"}']).stream();
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: portalUrl },
      body: chunks,
      duplex: 'half',
    } as const;
    expect((await portal.browser.request(`${portalUrl}/api/v1/enrollment`, init)).status).toBe(413);
  });

  it('is not of another type', async () => {
    const text = JSON.stringify(issueBody());
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await portal.call('POST', '/api/v1/enrollment', { text, headers: { 'Content-Type': type } });
      expect([400, 415]).toContain(answer.status);
      expectProblem(answer);
    }
  });

  it('is refused before anybody asks who sends it', async () => {
    const stranger = new PortalClient(portalUrl);
    expect((await stranger.call('POST', '/api/v1/enrollment', { text: '{' })).status).toBe(400);
    expect(
      (await stranger.call('POST', '/api/v1/enrollment', { text: JSON.stringify({ a: 'a'.repeat(LIMIT) }) })).status,
    ).toBe(413);
  });

  it('changes nothing', async () => {
    expect((await portal.latest()).status).toBe(404);
  });
});

describe('12 a write with a session, whose Origin takes the place of a token', () => {
  it('comes from a page of the portal, or is refused before its fields are looked at', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    for (const origin of [null, 'null', 'https://elsewhere.example', tokenSiteUrl, `${portalUrl}.example`]) {
      const answer = await portal.issue({ ...issueBody(), startPassword: '1' }, { origin });
      expect(answer.status).toBe(403);
      expectProblem(answer);
    }
    expect((await portal.latest()).status).toBe(404);
    expect((await portal.issue(issueBody())).status).toBe(201);
    expect((await portal.cancel({ origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('48 a request under another name', () => {
  const otherName = (url: string) => url.replace('localhost', '127.0.0.1');

  it.each([
    ['portal', portalUrl, '/api/v1/service', '/confirm?step=1'],
    ['token site', tokenSiteUrl, '/api/v1/time', '/d/AAAAAAAAAAAAAAAAAAAAAA'],
  ])('is sent to the right page, and refused by the API of the %s', async (_, url, api, page) => {
    const refused = await answerOf(await fetch(`${otherName(url)}${api}`, { redirect: 'manual' }));
    expect(refused.status).toBe(421);
    expectProblem(refused);
    const redirected = await fetch(`${otherName(url)}${page}`, { redirect: 'manual' });
    expect([301, 302, 303, 307, 308]).toContain(redirected.status);
    expect(redirected.headers.get('location')).toBe(`${url}${page}`);
  });
});

describe('a path or method that is not there', () => {
  it.each([portalUrl, tokenSiteUrl])('is a problem at %s', async (url) => {
    const unknown = await answerOf(await fetch(`${url}/api/v1/nothing-here`));
    expect(unknown.status).toBe(404);
    expectProblem(unknown);
  });

  it('is told apart', async () => {
    const answer = await answerOf(await fetch(`${tokenSiteUrl}/api/v1/time`, { method: 'DELETE' }));
    expect([404, 405]).toContain(answer.status);
    expectProblem(answer);
  });
});
