const JAPAN_OFFSET_MS = 9 * 3_600_000; // Japan has no daylight saving time
const DAY_MS = 86_400_000;

/** Tells whether a calendar day in Japan (`YYYY-MM-DD`) is a public holiday. */
export type IsHoliday = (day: string) => boolean;

/** Banks also rest from 31 December to 3 January (Banking Act Enforcement Order, article 5). */
function isBankBusinessDay(japanMidnight: Date, isHoliday: IsHoliday): boolean {
  const day = japanMidnight.toISOString().slice(0, 10);
  const weekday = japanMidnight.getUTCDay();
  const yearEnd = /-(12-31|01-0[123])$/.test(day);
  return weekday !== 0 && weekday !== 6 && !yearEnd && !isHoliday(day);
}

/** The moment `timeOfDay` (`HH:MM`, Japan) of the first bank business day after the day of `from`. */
export function nextBusinessDayAt(from: Date, timeOfDay: string, isHoliday: IsHoliday): Date {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const inJapan = from.getTime() + JAPAN_OFFSET_MS;
  let midnight = new Date(inJapan - (inJapan % DAY_MS) + DAY_MS);
  while (!isBankBusinessDay(midnight, isHoliday)) midnight = new Date(midnight.getTime() + DAY_MS);
  return new Date(midnight.getTime() + (hours * 60 + minutes) * 60_000 - JAPAN_OFFSET_MS);
}

export interface DeadlineRule {
  readonly seconds: number;
  readonly businessDayEnd: string | null;
}

export function deadlineAfter(from: Date, rule: DeadlineRule, isHoliday: IsHoliday): Date {
  const plain = new Date(from.getTime() + rule.seconds * 1000);
  if (rule.businessDayEnd === null) return plain;
  const earliest = nextBusinessDayAt(from, rule.businessDayEnd, isHoliday);
  return plain > earliest ? plain : earliest;
}

export function reminderAt(from: Date, deadline: Date, percent: number): Date {
  return new Date(from.getTime() + ((deadline.getTime() - from.getTime()) * percent) / 100);
}
