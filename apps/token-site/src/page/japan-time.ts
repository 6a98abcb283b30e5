import { type Locale } from '@enrollment/http';

const DATE_LOCALE = { ja: 'ja-JP', en: 'en-GB' } as const;

/** The bank's times are Japan's. */
export function japanTime(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(DATE_LOCALE[locale], { timeZone: 'Asia/Tokyo', hourCycle: 'h23', ...options }).format(
    at,
  );
}

/** A day and a time of day, as people say it. */
export function momentInJapan(at: Date, locale: Locale): string {
  const moment = japanTime(at, locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return locale === 'ja' ? moment : `${moment} (Japan time)`;
}
