import { describe, expect, it } from '@jest/globals';
import { foldId, userIdFault } from './user-id.js';

describe('a user ID as typed on a phone', () => {
  it.each([
    ['1234 5678 9015', '123456789015'],
    ['1234-5678-9015', '123456789015'],
    ['１２３４　５６７８ー９０１５', '123456789015'],
    [' 123456789015\n', '123456789015'],
    ['ＢＩＺ‐０１', 'BIZ01'],
  ])('folds %j', (typed, id) => {
    expect(foldId(typed)).toBe(id);
  });

  it.each([
    ['1234 5678 9015', null],
    ['１２３４５６７８９０１５', null],
    ['', 'MISSING'],
    ['12345678901O', 'DIGITS_ONLY'],
    ['1234 5678 901', 'TOO_SHORT'],
    ['1234 5678 9015 0', 'TOO_LONG'],
    ['1234 5678 9016', 'CHECK_DIGIT'],
    ['2134 5678 9015', 'CHECK_DIGIT'],
  ] as const)('%j: %s', (typed, fault) => {
    expect(userIdFault(typed)).toBe(fault);
  });
});
