import { Browser, type Page } from './browser.client.js';
import { formsOf } from './html.form.js';

/** The page behind "this was not me", in a mail reader's browser without JavaScript. */
export class NotMePage {
  private readonly browser = new Browser();

  constructor(readonly url: string) {}

  open(): Promise<Page> {
    return this.browser.open(this.url);
  }

  /** Presses the button and follows to the page that says what happened. */
  async tap(): Promise<Page> {
    const page = await this.open();
    const [form] = formsOf(page.html, page.url);
    return form ? this.post(form.action) : page;
  }

  /** A page without referrer has its browser say `Origin: null` with a form. */
  post(action: URL | string = this.url): Promise<Page> {
    return this.browser.open(action, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Origin: 'null' },
    });
  }
}
