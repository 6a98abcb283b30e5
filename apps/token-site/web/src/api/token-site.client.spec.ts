import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const { fetch: realFetch, Request: RealRequest } = globalThis;
let sent: Request[];
let limits: (AbortSignal | null | undefined)[];

// Addresses are relative to the page, which there is none of here; the client takes what it finds when it is loaded.
globalThis.Request = class extends RealRequest {
  constructor(url: string, init?: RequestInit) {
    super(new URL(url, 'http://localhost:3001'), init);
  }
} as typeof Request;
const { provision, readServerTime } = await import('./token-site.client.js');

function answerWith(answer: () => Response): void {
  globalThis.fetch = async (request, init) => {
    sent.push(request as Request);
    limits.push(init?.signal);
    return answer();
  };
}

beforeEach(() => {
  sent = [];
  limits = [];
});

afterAll(() => {
  globalThis.fetch = realFetch;
  globalThis.Request = RealRequest;
});

describe('the client of the token site', () => {
  it('asks within a time limit, past every cache and without cookies', async () => {
    const time = { now: '2026-11-23T00:00:00.000Z', epochMilliseconds: 1_795_392_000_000 };
    answerWith(() => Response.json(time));
    expect(await readServerTime()).toEqual({ ok: true, value: time });
    expect(sent[0]).toMatchObject({ url: 'http://localhost:3001/api/v1/time', cache: 'no-store', credentials: 'omit' });
    expect(limits[0]).toBeInstanceOf(AbortSignal);
  });

  it('sends a set-up under its key and reads a refusal', async () => {
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '5' };
    const problem = { code: 'PROVISIONING.REFUSED', attemptsRemaining: 4, detail: 'x' };
    answerWith(() => new Response(JSON.stringify(problem), { status: 401, headers }));
    const body = { serviceId: '1', userId: '2' } as Parameters<typeof provision>[0];
    expect(await provision(body, 'key-1')).toEqual({
      ok: false,
      problem: { code: 'PROVISIONING.REFUSED', attemptsRemaining: 4, retryAfterSeconds: 5 },
    });
    expect(sent[0]?.headers.get('idempotency-key')).toBe('key-1');
    expect(sent[0]?.headers.get('content-type')).toBe('application/json');
    expect(await sent[0]?.json()).toEqual(body);
  });

  it('tells a page that is no problem document by its status', async () => {
    answerWith(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(await readServerTime()).toEqual({ ok: false, problem: { code: 'HTTP.502' } });
  });

  it('says that there was no answer', async () => {
    answerWith(() => {
      throw new TypeError('fetch failed');
    });
    expect(await readServerTime()).toEqual({ ok: false, problem: { code: 'NETWORK' } });
  });
});
