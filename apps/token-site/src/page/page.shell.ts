import { escapeHtml, type Locale, type Markup, pageShell } from '@enrollment/http';

export interface PageParts {
  readonly locale: Locale;
  readonly title: string;
  readonly appName: string;
  /** Whose page it is; the app's where the link is unknown. */
  readonly serviceName: string;
  readonly otherLanguage: string;
  readonly main: Markup;
}

/** The whole page in the built template, whose only script enhances the clock check. */
export function renderPage(template: string, { locale, title, appName, serviceName, ...parts }: PageParts): string {
  const otherLanguage = { locale: locale === 'ja' ? 'en' : 'ja', name: parts.otherLanguage } as const;
  const values: Readonly<Record<string, string>> = {
    '<html lang="ja">': `<html lang="${locale}">`,
    '{{title}}': escapeHtml(`${title} | ${appName}`),
    '<!--content-->': pageShell({ siteName: serviceName, otherLanguage, main: parts.main }).text,
  };
  // In one pass: no value that was put in is looked at again.
  return template.replace(/<html lang="ja">|\{\{title\}\}|<!--content-->/g, (placeholder) => values[placeholder] ?? '');
}
