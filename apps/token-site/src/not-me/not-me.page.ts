import { html, type Locale, type Markup } from '@enrollment/http';
import type { NotMe } from '@enrollment/persistence';
import { DOWNLOAD_TEXTS } from '../download/download.catalogue.js';
import { momentInJapan } from '../page/japan-time.js';
import { notice } from '../page/page.notice.js';
import { renderPage } from '../page/page.shell.js';
import { notMeTextsEn } from './not-me.texts.en.js';
import { notMeTextsJa } from './not-me.texts.ja.js';
import type { AfterTap, BeforeTap, NotMeTexts } from './not-me.texts.js';

const TEXTS: Readonly<Record<Locale, NotMeTexts>> = { ja: notMeTextsJa, en: notMeTextsEn };

const DONE: readonly AfterTap[] = ['voiding', 'voided', 'noted', 'suspended'];

const isBefore = (state: BeforeTap | AfterTap): state is BeforeTap =>
  state === 'voids' || state === 'notes' || state === 'suspends';

/** What will happen, and only then the button. The form works without a script and asks for nothing. */
function question(sentAt: string, state: BeforeTap, locale: Locale): Markup {
  const { before, consequences, wasMe, report } = TEXTS[locale];
  const { lead, acts } = before[state];
  return html`
    <p>${lead(sentAt)}</p>
    <section class="stack">
      <h2>${consequences}</h2>
      <ul class="steps">${acts.map((act) => html`<li>${act}</li>`)}</ul>
    </section>
    <p>${wasMe}</p>
    <form method="post" action="?lang=${locale}"><button class="button button--danger" type="submit">${report}</button></form>
  `;
}

function result(state: AfterTap, locale: Locale): Markup {
  const { after, next } = TEXTS[locale];
  const isDone = DONE.includes(state);
  return html`${notice(isDone ? 'success' : 'caution', after[state])}${isDone ? html`<p>${next}</p>` : ''}`;
}

/** The page behind "this was not me". */
export function renderNotMePage(template: string, found: NotMe | null, locale: Locale): string {
  const { title } = TEXTS[locale];
  const { appName, otherLanguage } = DOWNLOAD_TEXTS[locale];
  const state = found?.state ?? 'unknown';
  const rest =
    found && isBefore(state)
      ? question(momentInJapan(found.sentAt, locale), state, locale)
      : result(state as AfterTap, locale);
  const serviceName = found?.serviceName[locale] ?? appName;
  return renderPage(template, {
    locale,
    title,
    appName,
    otherLanguage,
    serviceName,
    main: html`<h1>${title}</h1>${rest}`,
  });
}
