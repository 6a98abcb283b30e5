import { type Key, useMessages } from '../messages/use-messages.js';
import type { IssuanceField, IssuanceRules } from './issuance.schema.js';

const WORDS: Record<IssuanceField, Readonly<Record<string, Key>>> = {
  mailAddress: {
    REQUIRED: 'issuance.fault.mailAddress.required',
    FULL_WIDTH: 'issuance.fault.mailAddress.fullWidth',
    LENGTH: 'issuance.fault.mailAddress.length',
    GRAMMAR: 'issuance.fault.mailAddress.grammar',
    BUDGET: 'issuance.fault.mailAddress.budget',
  },
  mailAddressConfirmation: {
    REQUIRED: 'issuance.fault.mailAddressConfirmation.required',
    DIFFERENT: 'issuance.fault.mailAddressConfirmation.different',
  },
  startPassword: {
    REQUIRED: 'issuance.fault.startPassword.required',
    FULL_WIDTH: 'issuance.fault.startPassword.fullWidth',
    DIGITS_ONLY: 'issuance.fault.startPassword.digitsOnly',
    LENGTH: 'issuance.fault.startPassword.length',
    WEAK: 'issuance.fault.startPassword.weak',
  },
  startPasswordConfirmation: {
    REQUIRED: 'issuance.fault.startPasswordConfirmation.required',
    DIFFERENT: 'issuance.fault.startPasswordConfirmation.different',
  },
  currentOtp: {
    FULL_WIDTH: 'issuance.fault.currentOtp.fullWidth',
    FORMAT: 'issuance.fault.currentOtp.format',
    PROOF: 'issuance.fault.currentOtp.proof',
    MISMATCH: 'issuance.fault.currentOtp.mismatch',
    ALREADY_USED: 'issuance.fault.currentOtp.alreadyUsed',
  },
};

/** Words for a fault code at a field; a code that only the server knows gets general ones. */
export function useFaultWords(rules: IssuanceRules): (field: IssuanceField, fault: string) => string {
  const t = useMessages();
  const { policy, currentOtpDigits } = rules;
  return (field, fault) => {
    const { min, max } = field.startsWith('mail') ? policy.mailAddressLength : policy.startPasswordLength;
    return t(WORDS[field][fault] ?? 'issuance.fault.other', { min, max, digits: currentOtpDigits });
  };
}
