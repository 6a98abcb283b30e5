import { describe, expect, it } from '@jest/globals';
import { startPasswordFault } from './start-password.js';

describe('start password', () => {
  it.each(['0742', '90210', '58203917'])('takes %p', (typed) => expect(startPasswordFault(typed, true)).toBeNull());

  it.each([
    ['', 'LENGTH'],
    ['123', 'LENGTH'],
    ['123456789', 'LENGTH'],
    ['１２３４', 'FULL_WIDTH'],
    ['١٢٣٤', 'DIGITS_ONLY'],
    ['+123', 'DIGITS_ONLY'],
    ['1e30', 'DIGITS_ONLY'],
    ['12 4', 'DIGITS_ONLY'],
    ['0000', 'WEAK'],
    ['1234', 'WEAK'],
    ['4321', 'WEAK'],
    ['7890', 'WEAK'],
    ['12345678', 'WEAK'],
    ['2580', 'WEAK'],
  ])('refuses %p as %s', (typed, fault) => expect(startPasswordFault(typed, true)).toBe(fault));

  it('may be weak where the policy allows it', () => expect(startPasswordFault('1234', false)).toBeNull());
});
