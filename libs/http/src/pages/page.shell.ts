import { html, type Markup } from './html.js';
import type { Locale } from './page.locale.js';

export interface ShellParts {
  /** Whose page it is. */
  readonly siteName: string;
  /** The same page in the other language; without it, in an answer that cannot be asked for again, there is no switch. */
  readonly otherLanguage?: { readonly locale: Locale; readonly name: string } | undefined;
  readonly main: Markup;
}

/** What `PageShell` of the shared look is to the front ends: the frame of a page that the server makes. */
export function pageShell({ siteName, otherLanguage, main }: ShellParts): Markup {
  const tools = otherLanguage
    ? html`<a class="button button--quiet" href="?lang=${otherLanguage.locale}" lang="${otherLanguage.locale}">${otherLanguage.name}</a>`
    : '';
  return html`<div class="shell">
  <header class="shell__header"><div class="shell__bar">
    <span class="shell__name">${siteName}</span>
    <div class="shell__tools">${tools}</div>
  </div></header>
  <main class="shell__main" id="main"><div class="stack stack--wide">${main}</div></main>
</div>`;
}
