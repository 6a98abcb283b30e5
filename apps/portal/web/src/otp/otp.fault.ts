export type OtpFault = 'REQUIRED' | 'FULL_WIDTH' | 'FORMAT';

/** Anything but exactly the digits is told here, so that it costs no try. */
export function otpFault(typed: string, digits: number): OtpFault | null {
  if (typed === '') return 'REQUIRED';
  if (/^[0-9]+$/.test(typed)) return typed.length === digits ? null : 'FORMAT';
  return /^[0-9]+$/.test(typed.normalize('NFKC')) ? 'FULL_WIDTH' : 'FORMAT';
}
