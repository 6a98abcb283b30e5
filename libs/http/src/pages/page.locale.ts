export const LOCALES = ['ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

interface Wishes {
  /** `?lang=`, the switch on the page. */
  readonly asked?: string | undefined;
  /** The cookie header: the app keeps the choice there. */
  readonly cookie?: string | undefined;
  readonly acceptLanguage?: string | undefined;
}

function known(tag: string | undefined): Locale | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale === primary);
}

/** The known language with the highest weight (RFC 9110 §12.5.4); of equal ones the first. */
function preferred(acceptLanguage: string): Locale | undefined {
  const ranked = acceptLanguage.split(',').map((item) => {
    const [tag, weight] = item.split(';');
    return { locale: known(tag), quality: weight === undefined ? 1 : Number(weight.trim().replace(/^q=/i, '')) };
  });
  return ranked.filter(({ locale, quality }) => locale && quality > 0).sort((a, b) => b.quality - a.quality)[0]?.locale;
}

export function localeOf({ asked, cookie = '', acceptLanguage = '' }: Wishes): Locale {
  const remembered = /(?:^|; )lang=([^;]*)/.exec(cookie)?.[1];
  return known(asked) ?? known(remembered) ?? preferred(acceptLanguage) ?? 'ja';
}
