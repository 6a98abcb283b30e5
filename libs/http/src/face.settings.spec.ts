import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { describeWithDatabase, startTestFace, type TestFace } from './face.fixture.js';
import { FixtureModule } from './face.fixture-module.js';

@Controller('open')
class UnmarkedController {
  @Get()
  open(): string {
    return 'open';
  }
}

@Module({ controllers: [UnmarkedController] })
class UnmarkedModule {}

const siteNames = { ja: '試験', en: 'Spec' };
const DOCUMENT = `<!doctype html>
<html lang="ja">
  <head>
    <title>page</title>
    <script type="module" crossorigin src="/assets/main-1a2b.js"></script>
    <link rel="stylesheet" crossorigin href="/assets/main-1a2b.css">
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;

describeWithDatabase('what a face is told to be', () => {
  let folder: string;
  let face: TestFace | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'front-end-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), DOCUMENT);
    await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
  });

  afterEach(async () => {
    await face?.close();
    face = undefined;
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('17 (decided otherwise: by address, not over all pairs) limits what one address may ask, log-in included, but not health probes', async () => {
    face = await startTestFace(FixtureModule, { rateLimitPerMinute: 3 });
    const { url } = face;
    const ask = async (path: string): Promise<number> => (await fetch(`${url}${path}`, { redirect: 'manual' })).status;
    expect([await ask('/api/v1/me'), await ask('/auth/callback'), await ask('/api/v1/me')]).toEqual([401, 400, 401]);
    const answer = await fetch(`${url}/api/v1/people`, { method: 'POST', body: '{' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await ask('/auth/login')).toBe(429);
    expect(await ask('/health/ready')).toBe(200);
  });

  it('serves its pages at their own addresses, and keeps files by their names', async () => {
    face = await startTestFace(FixtureModule, { frontEnd: { folder, base: '/', pages: ['/confirm'], siteNames } });
    const { url } = face;
    const page = await fetch(`${url}/confirm`);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('<title>page</title>');
    const asset = await fetch(`${url}/assets/main-1a2b.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${url}/assets/gone-3c4d.js`)).status).toBe(404);
    expect((await fetch(`${url}/api/v1/gone`)).status).toBe(404);
    const written = await fetch(`${url}/confirm`, { method: 'POST' });
    expect([written.status, written.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('explains to a person, in the look and the language of its pages, what a program is told as a problem', async () => {
    face = await startTestFace(FixtureModule, { frontEnd: { folder, base: '/', pages: ['/confirm'], siteNames } });
    const { url } = face;
    const ask = async (path: string, headers: Record<string, string> = { Accept: 'text/html,*/*;q=0.8' }) => {
      const answer = await fetch(`${url}${path}`, { headers });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };
    const { status, type, text } = await ask('/gone');
    expect({ status, type }).toEqual({ status: 404, type: expect.stringContaining('text/html') });
    expect(text).toContain('<html lang="ja">');
    expect(text).toContain('<title>ページが見つかりません | 試験</title>');
    expect(text).toContain('<link rel="stylesheet" crossorigin href="/assets/main-1a2b.css">');
    expect(text).not.toMatch(/<script|id="root"/);
    expect((await ask('/gone?lang=en')).text).toContain('<title>Page not found | Spec</title>');
    const problem = { status: 404, type: expect.stringContaining('application/problem+json') };
    for (const [path, headers] of [['/gone', {}], ['/api/v1/gone'], ['/health/gone']] as const)
      expect(await ask(path, headers)).toMatchObject(problem);
  });

  it('binds its cookie to the host where the public URL is https', async () => {
    face = await startTestFace(FixtureModule, { publicUrl: 'https://portal.bank.example' });
    const { port } = new URL(face.url);
    const cookies = await new Promise<string[] | undefined>((resolve, reject) => {
      const headers = { Host: 'portal.bank.example' };
      rawRequest({ host: '127.0.0.1', port, path: '/api/v1/sign-in', method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.headers['set-cookie']);
      })
        .on('error', reject)
        .end();
    });
    expect(cookies?.[0]).toMatch(/^__Host-portal_session=.+; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  });

  it('ends a session after eight hours, however busy', async () => {
    let now = new Date();
    face = await startTestFace(FixtureModule, { clock: { now: () => now } });
    const { url } = face;
    const signedIn = await fetch(`${url}/api/v1/sign-in`, { method: 'POST' });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = async (): Promise<number> => (await fetch(`${url}/api/v1/me`, { headers: { cookie } })).status;
    expect(await me()).toBe(200);
    now = new Date(now.getTime() + 8 * 3_600_000 + 60_000);
    expect(await me()).toBe(401);
  });

  it('may not be a face with a route that nobody marked', async () => {
    await expect(startTestFace(UnmarkedModule)).rejects.toThrow('UnmarkedController.open');
  });
});
