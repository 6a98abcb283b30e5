/** The language for mails: the one that the customer's browser prefers of the two there are. */
export function mailLocale(acceptLanguage: string | undefined): 'ja' | 'en' {
  const preferred = (acceptLanguage ?? '').toLowerCase();
  const ja = preferred.search(/\bja\b/);
  const en = preferred.search(/\ben\b/);
  return en >= 0 && (ja < 0 || en < ja) ? 'en' : 'ja';
}
