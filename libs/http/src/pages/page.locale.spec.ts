import { describe, expect, it } from '@jest/globals';
import { localeOf } from './page.locale.js';

describe('the language of a page', () => {
  it.each([
    [{}, 'ja'],
    [{ acceptLanguage: 'en-US,en;q=0.9' }, 'en'],
    [{ acceptLanguage: 'fr-FR, en;q=0.4, ja;q=0.8' }, 'ja'],
    [{ acceptLanguage: 'ja;q=0, en;q=0.1' }, 'en'],
    [{ acceptLanguage: 'fr' }, 'ja'],
    [{ acceptLanguage: 'ja', cookie: 'a=b; lang=en' }, 'en'],
    [{ acceptLanguage: 'ja', cookie: 'lang=ja', asked: 'en' }, 'en'],
    [{ acceptLanguage: 'en', asked: 'xx' }, 'en'],
  ] as const)('for %j is %s', (wishes, locale) => {
    expect(localeOf(wishes)).toBe(locale);
  });
});
