import { Browser, type Page } from './browser.client.js';
import type { Enrollment, Me, Service, TokenInUse } from './contract.types.js';
import { DEMO_PASSWORD } from './customers.js';
import { readEventStream, type StreamPart } from './event.stream.js';
import { formsOf } from './html.form.js';
import { type Answer, answerOf } from './http.answer.js';

interface CallOptions {
  readonly json?: unknown;
  /** A body as it stands, for what no JSON writer would write. */
  readonly text?: string;
  readonly key?: string;
  /** Null sends none. The portal's own where nothing is said. */
  readonly origin?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface IssueBody {
  readonly mailAddress: string;
  readonly mailAddressConfirmation: string;
  readonly startPassword: string;
  readonly startPasswordConfirmation: string;
  readonly currentOtp?: string;
}

/** The customer at the PC. */
export class PortalClient {
  constructor(
    readonly url: string,
    readonly browser: Browser = new Browser(),
  ) {}

  /** @returns the page where the log-in ends */
  async logIn(loginId: string, password: string = DEMO_PASSWORD): Promise<Page> {
    const page = await this.browser.open(`${this.url}/auth/login`);
    return this.browser.submit(page, this.browser.formWith(page, 'password'), { text: loginId, password });
  }

  async logOut(origin: string = this.url): Promise<Page> {
    const page = await this.browser.open(`${this.url}/auth/logout`, { method: 'POST', headers: { Origin: origin } });
    const [confirmation] = page.url.origin === this.url ? [] : formsOf(page.html, page.url);
    return confirmation ? this.browser.submit(page, confirmation) : page;
  }

  async call<Success = object>(method: string, path: string, options: CallOptions = {}): Promise<Answer<Success>> {
    const { json, text = json === undefined ? undefined : JSON.stringify(json), key, origin = this.url } = options;
    const headers = new Headers();
    if (text !== undefined) headers.set('Content-Type', 'application/json');
    if (key !== undefined) headers.set('Idempotency-Key', key);
    if (origin !== null && method !== 'GET') headers.set('Origin', origin);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    return answerOf(await this.browser.request(`${this.url}${path}`, { method, headers, body: text }));
  }

  service(): Promise<Answer<Service>> {
    return this.call('GET', '/api/v1/service');
  }

  me(): Promise<Answer<Me>> {
    return this.call('GET', '/api/v1/me');
  }

  latest(): Promise<Answer<Enrollment>> {
    return this.call('GET', '/api/v1/enrollment');
  }

  issue(body: IssueBody, options: CallOptions = {}): Promise<Answer<Enrollment>> {
    return this.call('POST', '/api/v1/enrollment', { json: body, ...options });
  }

  reissue(body: IssueBody, options: CallOptions = {}): Promise<Answer<Enrollment>> {
    return this.call('POST', '/api/v1/enrollment/reissue', { json: body, ...options });
  }

  resend(options: CallOptions = {}): Promise<Answer<object>> {
    return this.call('POST', '/api/v1/enrollment/mail', options);
  }

  confirm(
    body: { readonly otp: string; readonly generation?: number },
    options: CallOptions = {},
  ): Promise<Answer<Enrollment>> {
    return this.call('POST', '/api/v1/enrollment/confirmation', { json: body, ...options });
  }

  cancel(options: CallOptions = {}): Promise<Answer<Enrollment>> {
    return this.call('DELETE', '/api/v1/enrollment', options);
  }

  token(): Promise<Answer<TokenInUse>> {
    return this.call('GET', '/api/v1/token');
  }

  suspendToken(options: CallOptions = {}): Promise<Answer<TokenInUse>> {
    return this.call('POST', '/api/v1/token/suspension', options);
  }

  repudiateToken(options: CallOptions = {}): Promise<Answer<TokenInUse>> {
    return this.call('POST', '/api/v1/token/repudiation', options);
  }

  openEvents(signal: AbortSignal, lastEventId?: string): Promise<Response> {
    return this.browser.request(`${this.url}/api/v1/enrollment/events`, {
      signal,
      headers: { Accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }) },
    });
  }

  /** The enrollment at once and at every change, and the heartbeats between. */
  async *events(signal: AbortSignal, lastEventId?: string): AsyncGenerator<StreamPart> {
    yield* readEventStream(await this.openEvents(signal, lastEventId));
  }
}
