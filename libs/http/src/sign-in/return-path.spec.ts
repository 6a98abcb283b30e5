import { describe, expect, it } from '@jest/globals';
import { returnPath } from './return-path.js';

const publicUrl = 'https://portal.bank.example';

describe('returnPath', () => {
  it('takes a path of the face', () => {
    expect(returnPath('/confirm?step=2#otp', publicUrl)).toBe('/confirm?step=2#otp');
  });

  it.each([
    undefined,
    ['/a', '/b'],
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/auth/login',
    '/x/../auth/logout',
    '/auth',
    '/.//elsewhere.example/',
    '/..//elsewhere.example/x',
    '/%2e%2e//elsewhere.example',
    '/%2e//elsewhere.example',
    '/x/..//elsewhere.example',
    'confirm',
  ])('goes to the top instead of %p', (asked) => {
    expect(returnPath(asked, publicUrl)).toBe('/');
  });
});
