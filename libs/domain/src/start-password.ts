export const START_PASSWORD_LENGTH = { min: 4, max: 8 } as const;

export type StartPasswordFault = 'FULL_WIDTH' | 'DIGITS_ONLY' | 'LENGTH' | 'WEAK';

const OFTEN_CHOSEN = new Set([
  '1212',
  '1313',
  '2580',
  '0852',
  '1122',
  '6969',
  '1004',
  '123123',
  '112233',
  '147258',
  '159753',
]);

function isRun(digits: string, step: number): boolean {
  return [...digits].every((digit, i) => i === 0 || Number(digit) === (Number(digits[i - 1]) + step + 10) % 10);
}

/** One digit repeated, a run up or down, a half repeated, or one of the few that many people choose. */
export function isWeakStartPassword(digits: string): boolean {
  return isRun(digits, 0) || isRun(digits, 1) || isRun(digits, -1) || OFTEN_CHOSEN.has(digits);
}

/** What is wrong with a start password as typed; null when it may be used. */
export function startPasswordFault(typed: string, refuseWeak: boolean): StartPasswordFault | null {
  if (!/^[0-9]*$/.test(typed)) return /^[0-9]*$/.test(typed.normalize('NFKC')) ? 'FULL_WIDTH' : 'DIGITS_ONLY';
  if (typed.length < START_PASSWORD_LENGTH.min || typed.length > START_PASSWORD_LENGTH.max) return 'LENGTH';
  return refuseWeak && isWeakStartPassword(typed) ? 'WEAK' : null;
}
