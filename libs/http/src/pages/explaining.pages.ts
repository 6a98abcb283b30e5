import type { Request, Response } from 'express';
import type { FaceOptions } from '../face.options.js';
import { EXPLAINING_TEXTS, type ExplainingPageKind } from './explaining.texts.js';
import { FrontEndDocument } from './front-end.document.js';
import { html, type Markup } from './html.js';
import { type Locale, localeOf } from './page.locale.js';
import { pageShell } from './page.shell.js';

const STATUSES: Readonly<Record<ExplainingPageKind, number>> = {
  notFound: 404,
  unavailable: 503,
  failed: 400,
  denied: 403,
  away: 503,
  notAdmitted: 403,
};

const LINKS = { notFound: '/', unavailable: '', failed: '/auth/login', denied: '/auth/login', away: '/auth/login' };

function action(kind: ExplainingPageKind, label: string): Markup {
  return kind === 'notAdmitted'
    ? html`<form method="post" action="/auth/logout"><button class="button button--primary">${label}</button></form>`
    : html`<div><a class="button button--primary" href="${LINKS[kind]}">${label}</a></div>`;
}

/** Only what is asked for by its address alone can be asked for in the other language. */
function otherLanguage(kind: ExplainingPageKind, locale: Locale) {
  if (kind !== 'notFound' && kind !== 'failed') return undefined;
  return { locale: locale === 'ja' ? 'en' : 'ja', name: EXPLAINING_TEXTS[locale].otherLanguage } as const;
}

/** Pages without scripts, that explain in the person's language and offer the one thing to do next. */
export class ExplainingPages {
  private constructor(
    private readonly document: FrontEndDocument,
    private readonly siteNames: Readonly<Record<Locale, string>>,
  ) {}

  static async of({ frontEnd, api }: Pick<FaceOptions, 'frontEnd' | 'api'>): Promise<ExplainingPages> {
    const siteNames = frontEnd?.siteNames ?? { ja: api.title, en: api.title };
    return new ExplainingPages(await FrontEndDocument.of(frontEnd), siteNames);
  }

  send(kind: ExplainingPageKind, request: Request, response: Response, status = STATUSES[kind]): void {
    const { lang: asked } = request.query;
    const { cookie, 'accept-language': acceptLanguage } = request.headers;
    const locale = localeOf({ asked: typeof asked === 'string' ? asked : undefined, cookie, acceptLanguage });
    response.status(status).setHeader('Cache-Control', 'no-store').type('html').send(this.render(kind, locale));
  }

  private render(kind: ExplainingPageKind, locale: Locale): string {
    const { title, text, next, action: label } = EXPLAINING_TEXTS[locale][kind];
    const siteName = this.siteNames[locale];
    const main = html`<h1>${title}</h1><div class="stack"><p>${text}</p><p>${next}</p></div>${action(kind, label)}`;
    const body = pageShell({ siteName, otherLanguage: otherLanguage(kind, locale), main });
    return this.document.render({ locale, title: `${title} | ${siteName}`, body });
  }
}
