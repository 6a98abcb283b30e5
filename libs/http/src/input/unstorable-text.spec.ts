import { expect, it } from '@jest/globals';
import { refuseUnstorableText } from './unstorable-text.js';

it.each([
  ['NUL in a member', { a: { b: 'x\0y' } }, 'a.b'],
  ['a lone high surrogate', { a: ['ok', '\ud800'] }, 'a.1'],
  ['a lone low surrogate', { a: 'x\udfff' }, 'a'],
  ['a name that is not text', { 'x\0': 1 }, 'body'],
])('refuses %s', (_, body, field) => {
  expect(() => refuseUnstorableText(body)).toThrow(
    expect.objectContaining({ members: { errors: [expect.objectContaining({ field })] } }),
  );
});

it('takes everything that is text', () => {
  expect(() => refuseUnstorableText({ a: '髙橋 😀 \n', b: [1, null, true, { c: '' }] })).not.toThrow();
});
