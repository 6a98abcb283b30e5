import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWithDatabase, startTestFace, type TestFace } from './face.fixture.js';
import { FixtureModule } from './face.fixture-module.js';

describeWithDatabase('a face', () => {
  let face: TestFace;
  let cookie: string;

  beforeAll(async () => {
    face = await startTestFace(FixtureModule);
    const answer = await fetch(`${face.url}/api/v1/sign-in`, { method: 'POST' });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });

  afterAll(() => face.close());

  const send = (path: string, init: RequestInit & { body?: string } = {}): Promise<Response> =>
    fetch(`${face.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', Origin: face.url, ...init.headers },
    });

  const problemOf = async (answer: Response): Promise<Record<string, unknown>> => {
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return (await answer.json()) as Record<string, unknown>;
  };

  /** With a Host header of one's own, which fetch does not let through. */
  const ask = (path: string, host: string, method = 'GET'): Promise<{ status?: number; location?: string }> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(face.url);
      const outgoing = rawRequest({ host: '127.0.0.1', port, path, method, headers: { Host: host } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, location: answer.headers.location });
      });
      outgoing.on('error', reject).end();
    });

  it('answers what it does not know with a problem', async () => {
    expect(await problemOf(await send('/api/v1/nothing'))).toMatchObject({ status: 404, code: 'REQUEST.NOT_FOUND' });
  });

  it('answers another method with 405 and Allow', async () => {
    const answer = await send('/api/v1/people/7', { method: 'PUT', body: '{}' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('DELETE');
    expect((await ask('/api/v1/me', new URL(face.url).host, 'TRACE')).status).toBe(405);
  });

  it('tells nothing of an error of its own', async () => {
    const answer = await send('/api/v1/fault');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).toContain('INTERNAL');
    expect(text).not.toContain('1234');
  });

  it('says when to come back while a dependency is away', async () => {
    const answer = await send('/api/v1/away');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it.each([
    ['not JSON', '{"name":', 400, 'REQUEST.MALFORMED'],
    ['a bare value', '"text"', 400, 'REQUEST.MALFORMED'],
    ['too deep', `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`, 400, 'REQUEST.MALFORMED'],
    ['a prototype', '{"name":"ab","__proto__":{"age":1}}', 400, 'REQUEST.MALFORMED'],
    ['too large', JSON.stringify({ name: 'x'.repeat(17_000) }), 413, 'REQUEST.TOO_LARGE'],
  ])('refuses %s before it asks for a session', async (_, body, status, code) => {
    expect(await problemOf(await send('/api/v1/people', { method: 'POST', body }))).toMatchObject({ status, code });
  });

  it('takes JSON only', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await send('/api/v1/people', { method: 'POST', body: 'name=ab', headers });
    expect(await problemOf(answer)).toMatchObject({ status: 415, code: 'REQUEST.MEDIA_TYPE' });
  });

  it('asks for a session before it looks at origin and fields', async () => {
    const headers = { Origin: 'https://elsewhere.example' };
    const answer = await send('/api/v1/people', { method: 'POST', body: '{}', headers });
    expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'SESSION.REQUIRED' });
  });

  it.each([['https://elsewhere.example'], ['null']])(
    'refuses a write from %s before it looks at fields',
    async (Origin) => {
      const answer = await send('/api/v1/people', { method: 'POST', body: '{}', headers: { cookie, Origin } });
      expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'ORIGIN.FOREIGN' });
    },
  );

  it('names each faulty field', async () => {
    const body = JSON.stringify({ name: 'a', age: 'old', extra: 1 });
    const answer = await send('/api/v1/people', { method: 'POST', body, headers: { cookie } });
    const { code, errors } = await problemOf(answer);
    expect(code).toBe('VALIDATION');
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'name', code: 'TOO_SHORT' }),
        expect.objectContaining({ field: 'age', code: 'TYPE' }),
        expect.objectContaining({ field: 'extra', code: 'UNKNOWN' }),
      ]),
    );
  });

  it('lets a schema answer with a problem of its own', async () => {
    const answer = await send('/api/v1/checked', { method: 'POST', body: '{"userId":"1"}' });
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'USER_ID.CHECK_DIGIT' });
  });

  it('knows who is signed in, and what they may do', async () => {
    expect(await (await send('/api/v1/me', { headers: { cookie } })).json()).toEqual({ loginId: 'customer001' });
    expect(await problemOf(await send('/api/v1/supervised', { headers: { cookie } }))).toMatchObject({
      status: 403,
      code: 'ROLE.REQUIRED',
    });
  });

  it('gives its cookie only what it needs', async () => {
    const [set] = (await send('/api/v1/sign-in', { method: 'POST' })).headers.getSetCookie();
    expect(set).toMatch(/^portal_session=.+; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/);
  });

  it('speaks under one name only, but for health probes', async () => {
    expect((await ask('/api/v1/me', 'elsewhere.example')).status).toBe(421);
    expect(await ask('/confirm?a=1', 'elsewhere.example')).toEqual({
      status: 302,
      location: `${face.url}/confirm?a=1`,
    });
    expect((await ask('/health/live', 'elsewhere.example')).status).toBe(200);
  });

  it('sends strict headers', async () => {
    const { headers } = await send('/api/v1/me');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is ready, measured and documented', async () => {
    expect((await send('/health/ready')).status).toBe(200);
    expect(await (await fetch(`${face.metricsUrl}/metrics`)).text()).toContain('route="/api/v1/people"');
    const document = (await (await send('/api/openapi.json')).json()) as { paths: object };
    expect(document.paths).toHaveProperty('/api/v1/people');
    expect((await send('/api/docs')).status).toBe(200);
    expect((await send('/api/docs/swagger-ui.css')).status).toBe(200);
  });

  it('streams events and ends them when it stops', async () => {
    const answer = await send('/api/v1/events', { headers: { cookie } });
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('event: enrollment\ndata: {"state":"ISSUING"}\n\n');
    await reader?.cancel();
  });

  it('explains a log-in that cannot be begun or finished', async () => {
    expect((await send('/auth/login')).status).toBe(503);
    const stale = await send('/auth/callback?code=x&state=y', { headers: { 'Accept-Language': 'en' } });
    expect(stale.status).toBe(400);
    expect(await stale.text()).toContain('Log in again');
  });
});
