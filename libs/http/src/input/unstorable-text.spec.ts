import { expect, it } from '@jest/globals';
import { unstorableTexts } from './unstorable-text.js';

it.each([
  ['NUL in a member', { a: { b: 'x\0y' } }, 'a.b'],
  ['a lone high surrogate', { a: ['ok', '\ud800'] }, 'a.1'],
  ['a lone low surrogate', { a: 'x\udfff' }, 'a'],
  ['a name that is not text', { 'x\0': 1 }, 'body'],
])('finds %s', (_, body, field) => {
  expect(unstorableTexts(body)).toEqual([expect.objectContaining({ field, code: 'CHARACTERS' })]);
});

it('finds nothing in what is text', () => {
  expect(unstorableTexts({ a: '髙橋 😀 \n', b: [1, null, true, { c: '' }] })).toEqual([]);
});
