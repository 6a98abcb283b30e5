import { describe, expect, it } from '@jest/globals';
import { foldId, groupId, hasValidCheckDigit, luhnCheckDigit, userIdFrom } from './user-id.js';

describe('user ID', () => {
  it('has the check digit of a published Luhn example', () => {
    expect(luhnCheckDigit('7992739871')).toBe('3');
  });

  it('notices every single wrong digit and every swap of neighbours but 09 and 90', () => {
    const userId = userIdFrom('31415926535');
    for (let at = 0; at < 12; at += 1) {
      for (let add = 1; add < 10; add += 1) {
        const wrong = userId.slice(0, at) + ((Number(userId[at]) + add) % 10) + userId.slice(at + 1);
        expect(hasValidCheckDigit(wrong)).toBe(false);
      }
      const [a, b] = [userId[at] ?? '', userId[at + 1] ?? ''];
      const swapped = userId.slice(0, at) + b + a + userId.slice(at + 2);
      if (a !== b && b !== '' && !['09', '90'].includes(a + b)) expect(hasValidCheckDigit(swapped)).toBe(false);
    }
  });

  it.each(['', '12345678901', '1234567890123', '12345678901x'])('refuses %p', (typed) => {
    expect(hasValidCheckDigit(typed)).toBe(false);
  });

  it.each(['１２３４ ５６７８ ９０１２', '1234-5678-9012', ' 1234　5678‐9012 '])('folds %p', (typed) => {
    expect(foldId(typed)).toBe('123456789012');
  });

  it('is shown in groups of four', () => {
    expect(groupId('123456789012')).toBe('1234 5678 9012');
    expect(groupId('10010001')).toBe('1001 0001');
  });
});
