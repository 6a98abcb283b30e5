import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrontEndOptions } from '../face.options.js';
import { escapeHtml, type Markup } from './html.js';
import type { Locale } from './page.locale.js';

/** Where no front end was built: readable, and no more. */
const BARE = `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title></title>
  </head>
  <body></body>
</html>
`;

const PLACES =
  /<html lang="ja">|<title>[^<]*<\/title>|<body>[\s\S]*<\/body>|\s*<script\b[^>]*><\/script>|\s*<link rel="(?:modulepreload|manifest)"[^>]*>/g;

/**
 * The front end's own document without its scripts. It names the built style sheet, so that what the server says looks
 * like every other page of the face.
 */
export class FrontEndDocument {
  private constructor(private readonly text: string) {}

  static async of(frontEnd: FrontEndOptions | undefined): Promise<FrontEndDocument> {
    const text = frontEnd && (await readFile(join(frontEnd.folder, 'index.html'), 'utf8').catch(() => undefined));
    return new FrontEndDocument(text ?? BARE);
  }

  render({ locale, title, body }: { locale: Locale; title: string; body: Markup }): string {
    return this.text.replace(PLACES, (place) => {
      if (place.startsWith('<html')) return `<html lang="${locale}">`;
      if (place.startsWith('<title')) return `<title>${escapeHtml(title)}</title>`;
      return place.startsWith('<body') ? `<body>${body.text}</body>` : '';
    });
  }
}
