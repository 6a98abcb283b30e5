import { DOWNLOAD_TEXTS } from './download.catalogue.js';
import type { DownloadFacts } from './download.facts.js';
import type { Locale } from './download.locale.js';
import { closedLink, inAppNotice, onPcNotice } from './download.notices.js';
import { downloadSteps } from './download.steps.js';
import type { DownloadTexts } from './download.texts.js';
import { escapeHtml, html, type Markup } from './html.js';
import type { UserAgentKind } from './user-agent.kind.js';

export interface DownloadView {
  readonly facts: DownloadFacts;
  readonly locale: Locale;
  readonly userAgentKind: UserAgentKind;
  /** Shown for comparison by eye, where no script runs. */
  readonly now: Date;
}

function main({ facts, locale, userAgentKind, now }: DownloadView, texts: DownloadTexts): Markup {
  if (facts.state !== 'open') return closedLink(texts.closed[facts.state], texts.title, facts.state);
  return html`
    <h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${inAppNotice(texts, userAgentKind, locale)}
    ${userAgentKind === 'other' ? onPcNotice(texts) : ''}
    ${downloadSteps({ link: facts, texts, locale, userAgentKind, now })}
  `;
}

function page(view: DownloadView, texts: DownloadTexts): Markup {
  const { facts, locale } = view;
  const other: Locale = locale === 'ja' ? 'en' : 'ja';
  const name = facts.state === 'unknown' ? texts.appName : facts.serviceName[locale];
  return html`<div class="shell">
  <header class="shell__header"><div class="shell__bar">
    <span class="shell__name">${name}</span>
    <div class="shell__tools"><a class="button button--quiet" href="?lang=${other}" lang="${other}">${texts.otherLanguage}</a></div>
  </div></header>
  <main class="shell__main stack stack--wide download" id="main">${main(view, texts)}</main>
</div>`;
}

/** The whole page in the built template, whose only script enhances the clock check. */
export function renderDownloadPage(template: string, view: DownloadView): string {
  const texts = DOWNLOAD_TEXTS[view.locale];
  const values: Readonly<Record<string, string>> = {
    '<html lang="ja">': `<html lang="${view.locale}">`,
    '{{title}}': escapeHtml(`${texts.title} | ${texts.appName}`),
    '<!--content-->': page(view, texts).text,
  };
  // In one pass: no value that was put in is looked at again.
  return template.replace(/<html lang="ja">|\{\{title\}\}|<!--content-->/g, (placeholder) => values[placeholder] ?? '');
}
