const LENGTH = 12;

/** Check digit of ISO/IEC 7812-1 annex B (Luhn) for the digits before it. */
export function luhnCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? (doubled > 9 ? doubled - 9 : doubled) : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

/** A user ID from eleven random digits. */
export function userIdFrom(elevenDigits: string): string {
  if (!/^\d{11}$/.test(elevenDigits)) throw new RangeError('A user ID begins with eleven digits');
  return elevenDigits + luhnCheckDigit(elevenDigits);
}

export function hasValidCheckDigit(userId: string): boolean {
  return /^\d{12}$/.test(userId) && luhnCheckDigit(userId.slice(0, LENGTH - 1)) === userId[LENGTH - 1];
}

/** What people type for an ID: spaces, hyphens and full-width characters are folded away. */
export function foldId(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-‐‑‒–—―−ー]/gu, '');
}

/** Groups of four, as IDs are shown: `1234 5678 9012`. */
export function groupId(id: string): string {
  return id.replace(/(.{4})(?=.)/gu, '$1 ');
}
