import type { Language } from '../language/language.js';

/** The bank's times are Japan's, wherever the reader's computer believes to be. Each page says so, once. */
const TIME_ZONE = 'Asia/Tokyo';
const LOCALES: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' };

function parts(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: TIME_ZONE, hourCycle: 'h23', ...options });
}

function dayOf(moment: Date): string {
  return parts('en', { dateStyle: 'short' }).format(moment);
}

/** `10:42` today, `11月22日(日) 10:42` on another day. */
export function shortMoment(language: Language, moment: Date, now: Date): string {
  const time = parts(language, { hour: '2-digit', minute: '2-digit' });
  return dayOf(moment) === dayOf(now) ? time.format(moment) : fullMoment(language, moment);
}

/** `11月24日(火) 18:00` */
export function fullMoment(language: Language, moment: Date, year?: 'numeric'): string {
  const day = parts(language, { year, month: 'long', day: 'numeric', weekday: 'short' }).format(moment);
  const time = parts(language, { hour: '2-digit', minute: '2-digit' }).format(moment);
  return language === 'ja' ? `${day} ${time}` : `${day}, ${time}`;
}

/** For what may lie years back: `2026年11月24日(火) 18:00`. */
export function datedMoment(language: Language, moment: Date): string {
  return fullMoment(language, moment, 'numeric');
}

/** Japanese has no space between number and unit, whatever the locale data say. */
function inUnits(language: Language, value: number, unit: string): string {
  const words = new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return language === 'ja' ? words.replace(/\s/gu, '') : words;
}

/** The largest whole unit that is left: `2日`, `23時間`, `5分`. */
export function roughDuration(language: Language, milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const [value, unit] =
    minutes >= 2880
      ? [Math.floor(minutes / 1440), 'day']
      : minutes >= 120
        ? [Math.floor(minutes / 60), 'hour']
        : [minutes, 'minute'];
  return inUnits(language, value, unit);
}

/** How far a clock is off, without its direction: `45秒`, `3分`. */
export function roughOffset(language: Language, seconds: number): string {
  const size = Math.abs(seconds);
  const [value, unit] = size < 120 ? [Math.round(size), 'second'] : [Math.round(size / 60), 'minute'];
  return inUnits(language, value, unit);
}
