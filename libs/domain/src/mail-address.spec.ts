import { describe, expect, it } from '@jest/globals';
import { mailAddressFault, maskedMailAddress, normalizeMailAddress } from './mail-address.js';

const LIMITS = { min: 4, max: 254 };
const longest = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;

describe('mail address', () => {
  it.each([
    'kansai@mirai.jp',
    'a@b.jp',
    "o'neil+token@example.co.jp",
    'a..b@docomo.example',
    'a.@ezweb.example',
    longest,
  ])('takes %p', (address) => expect(mailAddressFault(address, LIMITS)).toBeNull());

  it.each([
    ['a@b.jp\r\nBcc: x@y.jp', 'GRAMMAR'],
    ['a@b.jp\u0000', 'GRAMMAR'],
    ['a@b.jp,c@d.jp', 'GRAMMAR'],
    ['"a@x b"@c.jp', 'GRAMMAR'],
    ['a(comment)@b.jp', 'GRAMMAR'],
    ['group:a@b.jp;', 'GRAMMAR'],
    ['Name <a@b.jp>', 'GRAMMAR'],
    ['.a@b.jp', 'GRAMMAR'],
    ['a@b', 'GRAMMAR'],
    ['a@-b.jp', 'GRAMMAR'],
    ['a@@b.jp', 'GRAMMAR'],
    ['a@b..jp', 'GRAMMAR'],
    ['@b.jp', 'GRAMMAR'],
    ['ａ@b.jp', 'FULL_WIDTH'],
    ['a@bücher.example', 'FULL_WIDTH'],
    [`${longest}e`, 'LENGTH'],
    [`${'a'.repeat(65)}@b.jp`, 'GRAMMAR'],
    ['', 'LENGTH'],
  ])('refuses %p as %s', (address, fault) => {
    expect(mailAddressFault(address, { min: 3, max: 254 })).toBe(fault);
  });

  it('has limits that belong to the policy', () => {
    expect(mailAddressFault('kansai@mirai.jp', { min: 4, max: 14 })).toBe('LENGTH');
  });

  it('folds the domain alone', () => {
    expect(normalizeMailAddress('Taro@EXAMPLE.co.JP')).toBe('Taro@example.co.jp');
  });

  it.each([
    ['hanako@mirai.jp', 'h***@mirai.jp'],
    ['h@mirai.jp', '***@mirai.jp'],
  ])('shows %p as %p to who may not see it whole', (address, shown) => {
    expect(maskedMailAddress(address)).toBe(shown);
  });
});
