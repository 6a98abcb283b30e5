import type { Policy } from './policy.js';
import { START_PASSWORD_LENGTH } from './start-password.js';

/** What of a policy the pages need, to tell what may be typed and what is asked for. */
export interface PolicyView
  extends Pick<
    Policy,
    | 'mailAddressLength'
    | 'otpDigits'
    | 'refuseWeakStartPasswords'
    | 'replacementProof'
    | 'resendsPerGeneration'
    | 'resendIntervalSeconds'
  > {
  readonly startPasswordLength: { readonly min: number; readonly max: number };
}

export function policyView(policy: Policy): PolicyView {
  return {
    mailAddressLength: policy.mailAddressLength,
    startPasswordLength: START_PASSWORD_LENGTH,
    otpDigits: policy.otpDigits,
    refuseWeakStartPasswords: policy.refuseWeakStartPasswords,
    replacementProof: policy.replacementProof,
    resendsPerGeneration: policy.resendsPerGeneration,
    resendIntervalSeconds: policy.resendIntervalSeconds,
  };
}
