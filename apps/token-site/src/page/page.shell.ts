import { escapeHtml, html, type Markup } from './html.js';
import type { Locale } from './page.locale.js';

export interface PageParts {
  readonly locale: Locale;
  readonly title: string;
  readonly appName: string;
  /** Whose page it is; the app's where the link is unknown. */
  readonly serviceName: string;
  readonly otherLanguage: string;
  readonly main: Markup;
}

function shell({ locale, serviceName, otherLanguage, main }: PageParts): Markup {
  const other: Locale = locale === 'ja' ? 'en' : 'ja';
  return html`<div class="shell">
  <header class="shell__header"><div class="shell__bar">
    <span class="shell__name">${serviceName}</span>
    <div class="shell__tools"><a class="button button--quiet" href="?lang=${other}" lang="${other}">${otherLanguage}</a></div>
  </div></header>
  <main class="shell__main stack stack--wide download" id="main">${main}</main>
</div>`;
}

/** The whole page in the built template, whose only script enhances the clock check. */
export function renderPage(template: string, parts: PageParts): string {
  const values: Readonly<Record<string, string>> = {
    '<html lang="ja">': `<html lang="${parts.locale}">`,
    '{{title}}': escapeHtml(`${parts.title} | ${parts.appName}`),
    '<!--content-->': shell(parts).text,
  };
  // In one pass: no value that was put in is looked at again.
  return template.replace(/<html lang="ja">|\{\{title\}\}|<!--content-->/g, (placeholder) => values[placeholder] ?? '');
}
