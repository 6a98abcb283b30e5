export type StartPasswordFault = 'REQUIRED' | 'FULL_WIDTH' | 'DIGITS_ONLY' | 'LENGTH' | 'WEAK';

interface StartPasswordRules {
  readonly startPasswordLength: { readonly min: number; readonly max: number };
  readonly refuseWeakStartPasswords: boolean;
}

function goesBy(digits: string, step: number): boolean {
  const numbers = [...digits].map(Number);
  return numbers.every((digit, place) => place === 0 || digit === ((numbers[place - 1] ?? 0) + step + 10) % 10);
}

/** Repetitions and runs. The server refuses some more that are often chosen, and says so at the same field. */
function isPlainlyWeak(digits: string): boolean {
  return [0, 1, -1].some((step) => goesBy(digits, step));
}

export function startPasswordFault(typed: string, rules: StartPasswordRules): StartPasswordFault | null {
  const { min, max } = rules.startPasswordLength;
  if (typed === '') return 'REQUIRED';
  if (!/^[0-9]*$/.test(typed)) return /^[0-9]*$/.test(typed.normalize('NFKC')) ? 'FULL_WIDTH' : 'DIGITS_ONLY';
  if (typed.length < min || typed.length > max) return 'LENGTH';
  return rules.refuseWeakStartPasswords && isPlainlyWeak(typed) ? 'WEAK' : null;
}
