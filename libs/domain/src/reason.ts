/** What an operator gives as the reason of an act stays in the event log for ever. */
export const REASON_LENGTH = { min: 1, max: 500 };

export type ReasonFault = 'REQUIRED' | 'TOO_LONG' | 'CONTROL' | 'ADDRESS';

// Line breaks among them; what cannot be seen could make a text read other than it is.
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const MAIL_ADDRESS = /[^\s@]\s*@\s*[^\s@]/u;
/** A letter or a digit: something that can be read. */
const READABLE = /[\p{L}\p{N}]/u;

/** Why a reason cannot be recorded. Mail addresses are erased by policy, which the event log cannot be. */
export function reasonFault(reason: string): ReasonFault | null {
  const read = reason.normalize('NFKC');
  if (reason.length > REASON_LENGTH.max) return 'TOO_LONG';
  if (CONTROL.test(reason)) return 'CONTROL';
  if (!READABLE.test(read.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))) return 'REQUIRED';
  return MAIL_ADDRESS.test(read) ? 'ADDRESS' : null;
}
