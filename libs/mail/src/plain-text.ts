import { toPlainText } from '@react-email/render';

const ONE_LINE = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const PARAGRAPH = { leadingLineBreaks: 2, trailingLineBreaks: 2 };

/** The text part, from the same tree as the HTML part, marked there by `data-text`. */
export function plainText(html: string): string {
  return toPlainText(html, {
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'hr', options: { length: 24 } },
      { selector: '[data-text="facts"]', format: 'block', options: PARAGRAPH },
      { selector: '[data-text="fact"]', format: 'block', options: ONE_LINE },
      { selector: '[data-text="label"]', format: 'inlineSurround', options: { suffix: ': ' } },
      { selector: '[data-text="value"]', format: 'inline' },
      // The address follows on a line of its own: some mail apps end a link at the next line only.
      { selector: '[data-text="action"]', format: 'anchor', options: { ignoreHref: true } },
    ],
  });
}
