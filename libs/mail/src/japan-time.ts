import type { MailLocale } from './mail-data.js';

const FORMATS: Record<MailLocale, Intl.DateTimeFormat> = {
  ja: format('ja-JP', { month: 'long', weekday: 'short' }),
  en: format('en-GB', { month: 'long', weekday: 'long' }),
};

function format(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(locale, {
    ...parts,
    ...clock,
    year: 'numeric',
    day: 'numeric',
    timeZone: 'Asia/Tokyo',
  });
}

export interface JapanTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly weekday: string;
  readonly hour: string;
  readonly minute: string;
}

/** A moment as Japan's wall clock shows it. Seconds are cut off: a deadline is never said too late. */
export function japanTime(moment: Date, locale: MailLocale): JapanTime {
  const parts = Object.fromEntries(FORMATS[locale].formatToParts(moment).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '', hour = '', minute = '' } = parts;
  return { year, month, day, weekday, hour, minute };
}
