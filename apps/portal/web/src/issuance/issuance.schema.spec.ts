import { describe, expect, it } from '@jest/globals';
import { POLICY } from '../api/enrollment.fixture.js';
import { type IssuanceValues, issuanceSchema, NOTHING_TYPED } from './issuance.schema.js';

const right: IssuanceValues = {
  mailAddress: 'hanako@example.jp',
  mailAddressConfirmation: 'hanako@example.jp',
  startPassword: '739152',
  startPasswordConfirmation: '739152',
  currentOtp: '',
};

function faults(changes: Partial<IssuanceValues>, rules = POLICY, currentOtpDigits = 6): Record<string, string> {
  const { error } = issuanceSchema({ policy: rules, currentOtpDigits }).safeParse({ ...right, ...changes });
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
}
const address = (mailAddress: string) => faults({ mailAddress, mailAddressConfirmation: mailAddress });
const password = (startPassword: string, rules = POLICY) =>
  faults({ startPassword, startPasswordConfirmation: startPassword }, rules);

describe('issuanceSchema', () => {
  it('takes what is right, with spaces around an address', () => {
    expect(faults({})).toEqual({});
    expect(faults({ mailAddress: ' hanako@example.jp ' })).toEqual({});
  });

  it('names every empty field at once', () => {
    expect(Object.values(faults(NOTHING_TYPED))).toEqual(['REQUIRED', 'REQUIRED', 'REQUIRED', 'REQUIRED']);
  });

  it.each([
    ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'FULL_WIDTH'],
    ['a@b', 'LENGTH'],
    [`${'a'.repeat(250)}@b.jp`, 'LENGTH'],
    ['hanako.example.jp', 'GRAMMAR'],
    ['a@example.jp,b@example.jp', 'GRAMMAR'],
  ])('says what is wrong with the address %s', (typed, fault) => {
    expect(address(typed)).toEqual({ mailAddress: fault });
  });

  it.each(['a..b.@docomo.ne.jp', "o'neil+otp@example.co.jp"])('takes the address %s', (typed) => {
    expect(address(typed)).toEqual({});
  });

  it.each([
    ['１２３４', 'FULL_WIDTH'],
    ['12a4', 'DIGITS_ONLY'],
    ['739', 'LENGTH'],
    ['739152846', 'LENGTH'],
    ['0000', 'WEAK'],
    ['12345678', 'WEAK'],
    ['8901', 'WEAK'],
    ['4321', 'WEAK'],
  ])('says what is wrong with the start password %s', (typed, fault) => {
    expect(password(typed)).toEqual({ startPassword: fault });
  });

  it('takes weak start passwords where the policy does', () => {
    expect(password('0000', { ...POLICY, refuseWeakStartPasswords: false })).toEqual({});
  });

  it('compares what was typed twice', () => {
    expect(faults({ startPasswordConfirmation: '739153', mailAddressConfirmation: 'hanako@example.com' })).toEqual({
      mailAddressConfirmation: 'DIFFERENT',
      startPasswordConfirmation: 'DIFFERENT',
    });
  });

  it('wants the present one-time password whole or not at all', () => {
    expect(faults({ currentOtp: '12345' })).toEqual({ currentOtp: 'FORMAT' });
    expect(faults({ currentOtp: '１２３４５６' })).toEqual({ currentOtp: 'FULL_WIDTH' });
  });

  it('wants as many digits as the present token has, whatever new ones have', () => {
    expect(faults({ currentOtp: '12345678' }, POLICY, 8)).toEqual({});
    expect(faults({ currentOtp: '123456' }, POLICY, 8)).toEqual({ currentOtp: 'FORMAT' });
  });
});
