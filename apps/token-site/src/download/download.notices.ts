import { html, type Locale, type Markup } from '@enrollment/http';
import { type Explained, notice } from '../page/page.notice.js';
import type { DownloadTexts } from './download.texts.js';
import type { UserAgentKind } from './user-agent.kind.js';

/** LINE leaves its own browser when asked by this parameter; other apps can only be left by hand. */
function wayOut(texts: DownloadTexts, kind: UserAgentKind, locale: Locale): Markup | null {
  const { ios, android, openOutside } = texts.inApp;
  switch (kind) {
    case 'line':
      return html`<p><a class="button button--primary" href="?lang=${locale}&openExternalBrowser=1">${openOutside}</a></p>`;
    case 'ios-in-app':
      return html`<p>${ios}</p>`;
    case 'android-in-app':
      return html`<p>${android}</p>`;
    default:
      return null;
  }
}

export function inAppNotice(texts: DownloadTexts, kind: UserAgentKind, locale: Locale): Markup | '' {
  const out = wayOut(texts, kind, locale);
  return out ? notice('caution', texts.inApp, out) : '';
}

export function onPcNotice(texts: DownloadTexts): Markup {
  return notice('info', texts.onPc);
}

export function closedLink(explained: Explained, title: string, state: string): Markup {
  return html`<h1>${title}</h1>${notice(state === 'ended' ? 'info' : 'caution', explained)}`;
}
