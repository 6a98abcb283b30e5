import { DEFAULT_POLICY } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import { isOtp, issueFaults } from './issue.fields.js';

const right = {
  mailAddress: 'phone@example.jp',
  mailAddressConfirmation: 'phone@example.jp',
  startPassword: '0742',
  startPasswordConfirmation: '0742',
};

const codes = (body: Partial<typeof right> & { currentOtp?: string }, otpDigits = 6) =>
  issueFaults({ ...right, ...body }, DEFAULT_POLICY, otpDigits).map(({ field, code }) => `${field} ${code}`);

describe('fields of the issuance page', () => {
  it('may all be right', () => expect(codes({})).toEqual([]));

  it('are all named at once', () => {
    const wrong = { mailAddress: 'ａ@b.jp', startPassword: '１２３４', currentOtp: '12345' };
    expect(codes(wrong)).toEqual([
      'mailAddress FULL_WIDTH',
      'mailAddressConfirmation DIFFERENT',
      'startPassword FULL_WIDTH',
      'startPasswordConfirmation DIFFERENT',
      'currentOtp FORMAT',
    ]);
  });

  it('may have an OTP as long as those of the present token, whatever new ones are', () => {
    expect(codes({ currentOtp: '12345678' }, 8)).toEqual([]);
    expect(codes({ currentOtp: '123456' }, 8)).toEqual(['currentOtp FORMAT']);
  });

  it('never echo what was typed', () => {
    const faults = issueFaults({ ...right, startPassword: '73918264x' }, DEFAULT_POLICY, 6);
    expect(JSON.stringify(faults)).not.toContain('73918264');
  });
});

describe('an OTP', () => {
  it.each(['123456', '000000'])('may be %p', (typed) => expect(isOtp(typed, 6)).toBe(true));
  it.each([' 123456', '123 456', '12345', '1234567', '１２３４５６', '12345x', ''])('is not %p', (typed) =>
    expect(isOtp(typed, 6)).toBe(false),
  );
});
