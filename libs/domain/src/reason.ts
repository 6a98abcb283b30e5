/** What an operator gives as the reason of an act stays in the event log for ever. */
export const REASON_LENGTH = { min: 1, max: 500 };

export type ReasonFault = 'REQUIRED' | 'TOO_LONG' | 'CONTROL' | 'ADDRESS';

// Line breaks among them; the marks of direction could make a text read other than it is.
const CONTROL = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const MAIL_ADDRESS = /[^\s@＠]+[@＠][^\s@＠]+/u;

/** Why a reason cannot be recorded. Mail addresses are erased by policy, which the event log cannot be. */
export function reasonFault(reason: string): ReasonFault | null {
  if (reason.trim().length < REASON_LENGTH.min) return 'REQUIRED';
  if (reason.length > REASON_LENGTH.max) return 'TOO_LONG';
  if (CONTROL.test(reason)) return 'CONTROL';
  return MAIL_ADDRESS.test(reason) ? 'ADDRESS' : null;
}
