import { type Enrollment, isOpen, type Service, type Token } from '../api/model.js';
import type { IssuanceRules } from './issuance.schema.js';

export interface IssuanceStanding {
  readonly isReissue: boolean;
  readonly isReplacement: boolean;
  readonly rules: IssuanceRules;
  readonly asksCurrentOtp: boolean;
  readonly needsApproval: boolean;
}

/** What an issue would be for this customer, and what is asked for it. */
export function issuanceStanding(
  service: Pick<Service, 'policy'>,
  enrollment: Enrollment | null,
  token: Token | undefined,
): IssuanceStanding {
  const isReissue = isOpen(enrollment);
  const { policy } = isReissue && enrollment ? enrollment : service;
  const isReplacement = token !== undefined && token.status !== 'none';
  // Whoever found the phone could read the OTP of a suspended token.
  const asksCurrentOtp = token?.status === 'active' && policy.replacementProof === 'otp';
  return {
    isReissue,
    isReplacement,
    rules: { policy, currentOtpDigits: token?.otpDigits ?? policy.otpDigits },
    asksCurrentOtp,
    needsApproval: isReplacement && !asksCurrentOtp && policy.replacementProof !== 'none',
  };
}
