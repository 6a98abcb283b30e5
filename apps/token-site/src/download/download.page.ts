import { html, type Locale, type Markup } from '@enrollment/http';
import { renderPage } from '../page/page.shell.js';
import { DOWNLOAD_TEXTS } from './download.catalogue.js';
import type { DownloadFacts } from './download.facts.js';
import { closedLink, inAppNotice, onPcNotice } from './download.notices.js';
import { downloadSteps } from './download.steps.js';
import type { DownloadTexts } from './download.texts.js';
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

export function renderDownloadPage(template: string, view: DownloadView): string {
  const { facts, locale } = view;
  const texts = DOWNLOAD_TEXTS[locale];
  const { title, appName, otherLanguage } = texts;
  const serviceName = facts.state === 'unknown' ? appName : facts.serviceName[locale];
  return renderPage(template, { locale, title, appName, otherLanguage, serviceName, main: main(view, texts) });
}
