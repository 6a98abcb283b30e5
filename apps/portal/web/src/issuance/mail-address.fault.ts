export type MailAddressFault = 'REQUIRED' | 'FULL_WIDTH' | 'LENGTH' | 'GRAMMAR';

interface LengthLimits {
  readonly min: number;
  readonly max: number;
}

/** The shape only; old carrier addresses with consecutive or trailing dots pass. The server has the last word. */
const SHAPE = /^[^\s@.,;:"()<>[\]\\][^\s@,;:"()<>[\]\\]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** What is wrong with a mail address as typed, so that it can be told at once. */
export function mailAddressFault(typed: string, { min, max }: LengthLimits): MailAddressFault | null {
  if (typed === '') return 'REQUIRED';
  if (/\P{ASCII}/u.test(typed)) return 'FULL_WIDTH';
  if (typed.length < min || typed.length > max) return 'LENGTH';
  return SHAPE.test(typed) ? null : 'GRAMMAR';
}
