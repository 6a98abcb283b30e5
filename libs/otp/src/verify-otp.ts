import { timingSafeEqual } from 'node:crypto';
import { type CodeShape, codeOfStep, timeStepAt } from './code.js';

export interface OtpPolicy extends CodeShape {
  /** Steps to each side in which a code is right (RFC 6238 §5.2). */
  readonly acceptanceSteps: number;
  /** Steps to each side that are searched, without accepting, to tell how wrong the phone's clock is. */
  readonly diagnosisSteps: number;
}

export interface OtpCheck {
  readonly seed: Uint8Array;
  readonly otp: string;
  readonly at: Date;
  readonly policy: OtpPolicy;
}

export type OtpVerdict =
  | { readonly kind: 'accepted'; readonly step: number }
  /** `offsetSeconds` is positive when the phone's clock is fast. */
  | { readonly kind: 'diagnosed'; readonly step: number; readonly offsetSeconds: number }
  | { readonly kind: 'mismatch' };

/** The nearest first; of two as near, the past one: codes grow old while they are typed. */
function offsetsByDistance(steps: number): number[] {
  return [0, ...Array.from({ length: steps }, (_, index) => [-(index + 1), index + 1]).flat()];
}

/**
 * Judges one code. Whether its step was used before is for the caller to find out.
 * Every step is computed and compared, so that the time taken does not tell which one matched.
 *
 * @throws RangeError when the code has not the form that its intake must have checked
 */
export function verifyOtp({ seed, otp, at, policy }: OtpCheck): OtpVerdict {
  if (!/^[0-9]+$/.test(otp) || otp.length !== policy.digits) {
    throw new RangeError(`an OTP to verify must be ${policy.digits} half-width digits`);
  }
  const typed = Buffer.from(otp, 'ascii');
  const current = timeStepAt(at, policy.periodSeconds);
  const matching = offsetsByDistance(Math.max(policy.acceptanceSteps, policy.diagnosisSteps))
    .filter((offset) => current + offset >= 0)
    .filter((offset) => timingSafeEqual(Buffer.from(codeOfStep(seed, current + offset, policy), 'ascii'), typed));

  const nearest = matching[0];
  if (nearest === undefined) return { kind: 'mismatch' };
  const step = current + nearest;
  if (Math.abs(nearest) <= policy.acceptanceSteps) return { kind: 'accepted', step };
  return { kind: 'diagnosed', step, offsetSeconds: nearest * policy.periodSeconds };
}
