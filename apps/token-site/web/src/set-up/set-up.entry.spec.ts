import { describe, expect, it } from '@jest/globals';
import { entryOf, faultsOf, startPasswordFault } from './set-up.entry.js';

const RIGHT = { serviceId: 'BIZ', userId: '1234 5678 9015', startPassword: '4711', consented: true };

describe('the set-up form', () => {
  it('has no fault when all is right, and folds the IDs', () => {
    expect(faultsOf(RIGHT)).toEqual({});
    expect(entryOf({ ...RIGHT, serviceId: ' ＢＩＺ ' })).toEqual({
      serviceId: 'BIZ',
      userId: '123456789015',
      startPassword: '4711',
    });
  });

  it('names every fault at once', () => {
    expect(faultsOf({ serviceId: ' ', userId: '1234 5678 9016', startPassword: '', consented: false })).toEqual({
      serviceId: 'MISSING',
      userId: 'CHECK_DIGIT',
      startPassword: 'MISSING',
      consent: 'MISSING',
    });
  });

  it.each([
    ['4711', null],
    ['12345678', null],
    ['', 'MISSING'],
    ['123', 'LENGTH'],
    ['123456789', 'LENGTH'],
    ['４７１１', 'FULL_WIDTH'],
    ['47 11', 'DIGITS_ONLY'],
    ['abcd', 'DIGITS_ONLY'],
  ] as const)('start password %j: %s', (typed, fault) => {
    expect(startPasswordFault(typed)).toBe(fault);
  });
});
