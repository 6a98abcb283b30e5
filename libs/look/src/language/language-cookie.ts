import type { Language } from './detect-language.js';

const YEAR_SECONDS = 31_536_000;

/** A cookie and not web storage, so that pages made by the server speak the same language. */
export function languageCookie(language: Language, protocol: string): string {
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `lang=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}
