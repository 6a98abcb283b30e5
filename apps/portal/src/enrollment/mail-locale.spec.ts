import { expect, it } from '@jest/globals';
import { mailLocale } from './mail-locale.js';

it.each([
  [undefined, 'ja'],
  ['', 'ja'],
  ['ja', 'ja'],
  ['en', 'en'],
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['ja,en-US;q=0.7,en;q=0.3', 'ja'],
  ['fr,de;q=0.5', 'ja'],
  ['fr,en;q=0.5', 'en'],
])('reads %p as %s', (header, locale) => expect(mailLocale(header)).toBe(locale));
