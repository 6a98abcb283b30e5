export type MailAddressFault = 'FULL_WIDTH' | 'LENGTH' | 'GRAMMAR';

export interface LengthLimits {
  readonly min: number;
  readonly max: number;
}

const LOCAL_PART_MAX = 64; // RFC 5321 §4.5.3.1.1
const DOMAIN_MAX = 253; // RFC 1035 §2.3.4, without the root dot

/**
 * The atoms of RFC 5322 §3.2.3 without quoting, comments or lists. Consecutive and trailing dots are taken,
 * because old carrier addresses have them although no RFC allows them; a leading dot is not.
 */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-][A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

export function mailAddressFault(typed: string, limits: LengthLimits): MailAddressFault | null {
  if (/\P{ASCII}/u.test(typed)) return 'FULL_WIDTH';
  if (typed.length < limits.min || typed.length > limits.max) return 'LENGTH';
  const at = typed.indexOf('@');
  const local = typed.slice(0, at);
  const labels = typed.slice(at + 1).split('.');
  const wellFormed =
    at > 0 &&
    local.length <= LOCAL_PART_MAX &&
    typed.length - at - 1 <= DOMAIN_MAX &&
    LOCAL_PART.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label));
  return wellFormed ? null : 'GRAMMAR';
}

/** Domains are case-insensitive, local parts are not (RFC 5321 §2.4). */
export function normalizeMailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}

/** For who may not see it whole: how it begins, and its domain, which says whose mail server is asked. */
export function maskedMailAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${at > 1 ? address.slice(0, 1) : ''}***${address.slice(at)}`;
}
