import type { NodemailerError } from 'nodemailer';

/** How one SMTP dialogue ended. Codes only: a server's own words may hold the address. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly response: string }
  | { readonly kind: 'bounced'; readonly code: number; readonly enhanced: string | null }
  | { readonly kind: 'retry'; readonly reason: string }
  /** The connection broke after the whole message was handed over: it may have been sent (RFC 1047). */
  | { readonly kind: 'ambiguous' };

/** Verbs whose 5xx speaks of this mail, and not of the server or of our account on it. */
const ABOUT_THE_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
/** "Log in first", "weak mechanism", "wrong credentials", "encrypt first" (RFC 4954 §6): ours to mend, not a bounce. */
const ABOUT_THE_ACCOUNT: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** The reply code and, where given, the enhanced one (RFC 2034 §4) of a server's answer. */
function codesOf(response: string): { code: string; enhanced: string | null } {
  const [, code = '', enhanced = null] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/.exec(response) ?? [];
  return { code, enhanced };
}

function codesInWords(response: string): string {
  const { code, enhanced } = codesOf(response);
  return enhanced === null ? code : `${code} ${enhanced}`;
}

export function accepted(response: string): SendOutcome {
  return { kind: 'accepted', response: codesInWords(response) };
}

/** `handedOver`: the last byte of the message had been read before the error came. */
export function failed(error: NodemailerError, handedOver: boolean): SendOutcome {
  const { responseCode, response = '' } = error;
  if (responseCode === undefined) {
    return handedOver
      ? { kind: 'ambiguous' }
      : { kind: 'retry', reason: error.originalCode ?? error.code ?? 'UNKNOWN' };
  }
  const refused =
    error.permanent === true && ABOUT_THE_MAIL.has(error.command ?? '') && !ABOUT_THE_ACCOUNT.has(responseCode);
  if (refused) return { kind: 'bounced', code: responseCode, enhanced: codesOf(response).enhanced };
  return { kind: 'retry', reason: codesInWords(response) };
}
