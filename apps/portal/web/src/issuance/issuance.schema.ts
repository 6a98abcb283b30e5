import * as z from 'zod';
import type { Policy } from '../api/model.js';
import { otpFault } from '../otp/otp.fault.js';
import { mailAddressFault } from './mail-address.fault.js';
import { startPasswordFault } from './start-password.fault.js';

export const FIELDS = [
  'mailAddress',
  'mailAddressConfirmation',
  'startPassword',
  'startPasswordConfirmation',
  'currentOtp',
] as const;
export type IssuanceField = (typeof FIELDS)[number];
export type IssuanceValues = Record<IssuanceField, string>;

/** What may be typed by whoever looks at the page. */
export interface IssuanceRules {
  /** Of the service, or on a reissue of the enrollment, which keeps the one that it began with. */
  readonly policy: Policy;
  /** Of the present token, which may have been made under another policy. */
  readonly currentOtpDigits: number;
}

export const NOTHING_TYPED: IssuanceValues = {
  mailAddress: '',
  mailAddressConfirmation: '',
  startPassword: '',
  startPasswordConfirmation: '',
  currentOtp: '',
};

function repetitionFault(first: string, again: string): string | null {
  if (again === '') return 'REQUIRED';
  return first === again ? null : 'DIFFERENT';
}

function faultsOf(values: IssuanceValues, { policy, currentOtpDigits }: IssuanceRules) {
  const { mailAddress, mailAddressConfirmation, startPassword, startPasswordConfirmation, currentOtp } = values;
  return {
    mailAddress: mailAddressFault(mailAddress, policy.mailAddressLength),
    mailAddressConfirmation: repetitionFault(mailAddress, mailAddressConfirmation),
    startPassword: startPasswordFault(startPassword, policy),
    startPasswordConfirmation: repetitionFault(startPassword, startPasswordConfirmation),
    currentOtp: currentOtp === '' ? null : otpFault(currentOtp, currentOtpDigits),
  } satisfies Record<IssuanceField, string | null>;
}

/** Addresses are pasted with spaces around them; nobody means those. */
const address = z.string().trim();

/** Messages are fault codes: words are found when drawn, so that they follow a change of language. */
export function issuanceSchema(rules: IssuanceRules) {
  return z
    .object({
      mailAddress: address,
      mailAddressConfirmation: address,
      startPassword: z.string(),
      startPasswordConfirmation: z.string(),
      currentOtp: z.string(),
    })
    .superRefine((values, context) => {
      const faults = faultsOf(values, rules);
      for (const field of FIELDS) {
        const fault = faults[field];
        if (fault) context.addIssue({ code: 'custom', path: [field], message: fault });
      }
    });
}
