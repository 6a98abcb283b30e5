import { groupId } from '@enrollment/domain';
import { html, type Locale, type Markup } from '@enrollment/http';
import { japanTime, momentInJapan } from '../page/japan-time.js';
import type { KnownLink } from './download.facts.js';
import type { DownloadTexts } from './download.texts.js';
import type { UserAgentKind } from './user-agent.kind.js';

interface Steps {
  readonly link: KnownLink;
  readonly texts: DownloadTexts;
  readonly locale: Locale;
  readonly userAgentKind: UserAgentKind;
  readonly now: Date;
}

const isApple = (kind: UserAgentKind) => kind === 'ios' || kind === 'ios-in-app';

function clockStep({ texts: { clock }, locale, now }: Steps): Markup {
  return html`<li class="download-step" data-clock-check
    data-right="${clock.right}" data-fast="${clock.fast}" data-slow="${clock.slow}" data-mend="${clock.mend}">
    <h2>${clock.title}</h2>
    <p>${clock.why}</p>
    <dl class="clocks">
      <div class="clocks__one"><dt>${clock.device}</dt><dd class="clocks__time" data-device-time>–</dd></div>
      <div class="clocks__one"><dt>${clock.server}</dt><dd class="clocks__time" data-server-time>${japanTime(now, locale, { timeStyle: 'medium' })}</dd></div>
    </dl>
    <p data-verdict role="status">${clock.byEye}</p>
  </li>`;
}

function appStep({ link, texts: { app }, userAgentKind }: Steps): Markup {
  const acts = isApple(userAgentKind) ? app.ios : app.android;
  return html`<li class="download-step">
    <h2>${app.title}</h2>
    <ol class="steps">${acts.map((act) => html`<li>${act}</li>`)}</ol>
    <a class="button button--primary start-here" href="${link.appUrl}">${app.open}</a>
    <noscript><p>${app.noScript}</p></noscript>
  </li>`;
}

function setUpStep({ link, texts: { setUp }, locale }: Steps): Markup {
  const deadline = momentInJapan(link.deadline, locale);
  const rows = [
    [setUp.serviceId, groupId(link.serviceId)],
    [setUp.userId, groupId(link.userId)],
    [setUp.deadline, deadline],
  ] as const;
  return html`<li class="download-step">
    <h2>${setUp.title}</h2>
    <p>${setUp.text}</p>
    <dl class="facts">${rows.map(
      ([term, value]) =>
        html`<div class="facts__row"><dt class="facts__term">${term}</dt><dd class="facts__value">${value}</dd></div>`,
    )}</dl>
  </li>`;
}

export function downloadSteps(steps: Steps): Markup {
  return html`<ol class="download-steps">${clockStep(steps)}${appStep(steps)}${setUpStep(steps)}</ol>`;
}
