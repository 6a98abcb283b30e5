const LENGTH = 12;

/** What people type for an ID: spaces, hyphens and full-width characters are folded away. */
export function foldId(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-‐‑‒–—―−ー]/gu, '');
}

/** Luhn (ISO/IEC 7812-1 annex B): told here, a typing error costs no try. */
function hasValidCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export type UserIdFault = 'MISSING' | 'DIGITS_ONLY' | 'TOO_SHORT' | 'TOO_LONG' | 'CHECK_DIGIT';

export function userIdFault(typed: string): UserIdFault | null {
  const id = foldId(typed);
  if (id === '') return 'MISSING';
  if (!/^[0-9]+$/.test(id)) return 'DIGITS_ONLY';
  if (id.length !== LENGTH) return id.length < LENGTH ? 'TOO_SHORT' : 'TOO_LONG';
  return hasValidCheckDigit(id) ? null : 'CHECK_DIGIT';
}
