import { CookieJar } from './cookie.jar.js';
import { formsOf, type HtmlForm } from './html.form.js';

const MOST_REDIRECTS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** A browser without JavaScript: cookies, redirects and plain forms. */
export class Browser {
  readonly cookies = new CookieJar();

  /** One request; a redirect is an answer like any other. */
  async request(address: URL | string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const headers = new Headers(init.headers);
    const cookie = this.cookies.headerFor(url);
    if (cookie !== '') headers.set('Cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.cookies.take(url, response.headers.getSetCookie());
    return response;
  }

  /** Follows redirects up to the page where they end. */
  async open(address: URL | string, init: RequestInit = {}): Promise<Page> {
    let url = new URL(address);
    let response = await this.request(url, init);
    for (let count = 0; REDIRECTS.has(response.status); count += 1) {
      if (count >= MOST_REDIRECTS) throw new Error(`too many redirects, the last to ${url.href}`);
      await response.body?.cancel();
      url = new URL(response.headers.get('location') ?? '', url);
      response = await this.request(url);
    }
    return { url, status: response.status, headers: response.headers, html: await response.text() };
  }

  /** Sends the page's form as it is, but for the fields whose type is given a value. */
  async submit(page: Page, form: HtmlForm, valueOfType: Readonly<Record<string, string>> = {}): Promise<Page> {
    const values = form.fields.map(({ type, name, value }): [string, string] => [name, valueOfType[type] ?? value]);
    return this.open(form.action, {
      method: form.method,
      body: new URLSearchParams(values),
      headers: { Origin: page.url.origin },
    });
  }

  /** The page's form that has a field of this type. */
  formWith(page: Page, type: string): HtmlForm {
    const form = formsOf(page.html, page.url).find(({ fields }) => fields.some((field) => field.type === type));
    if (form === undefined)
      throw new Error(`no form with a field of type ${type} at ${page.url.href} (status ${page.status})`);
    return form;
  }
}
