import { mailAddressFault, type Policy, startPasswordFault } from '@enrollment/domain';
import type { FieldError } from '@enrollment/http';
import type { IssueBody } from './enrollment.schema.js';

const MESSAGES = {
  FULL_WIDTH: 'Use half-width characters.',
  LENGTH: 'The length is not allowed.',
  GRAMMAR: 'This is not a mail address.',
  DIGITS_ONLY: 'Use half-width digits only.',
  WEAK: 'This start password is too easy to guess.',
  DIFFERENT: 'The re-entry is different.',
  FORMAT: 'Type exactly the digits of the one-time password.',
} as const;
type Code = keyof typeof MESSAGES;

/**
 * Every fault of what was typed on the issuance page.
 * @param otpDigits of the present token, which may have been made under another policy
 */
export function issueFaults(body: IssueBody, policy: Policy, otpDigits: number): FieldError[] {
  const otpFault = body.currentOtp !== undefined && !isOtp(body.currentOtp, otpDigits) ? 'FORMAT' : null;
  const faults: [field: keyof IssueBody, code: Code | null][] = [
    ['mailAddress', mailAddressFault(body.mailAddress, policy.mailAddressLength)],
    ['mailAddressConfirmation', body.mailAddressConfirmation === body.mailAddress ? null : 'DIFFERENT'],
    ['startPassword', startPasswordFault(body.startPassword, policy.refuseWeakStartPasswords)],
    ['startPasswordConfirmation', body.startPasswordConfirmation === body.startPassword ? null : 'DIFFERENT'],
    ['currentOtp', otpFault],
  ];
  return faults.flatMap(([field, code]) => (code === null ? [] : [{ field, code, message: MESSAGES[code] }]));
}

/** Exactly the digits, half-width: anything else is no try. */
export function isOtp(typed: string, digits: number): boolean {
  return typed.length === digits && /^[0-9]+$/.test(typed);
}
