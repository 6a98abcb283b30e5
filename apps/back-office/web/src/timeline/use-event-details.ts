import { datedMoment, roughOffset, useLanguage } from '@enrollment/look';
import type { TimelineItem } from '../api/model.js';
import { eventDetailsJa } from '../messages/event-details.ja.js';
import { useMessages } from '../messages/use-messages.js';

type Data = TimelineItem['data'];
type Value = Data[string];
type Named = 'mailKind' | 'recipient' | 'of' | 'by' | 'part' | 'deviceKind';

/** What tells events of one kind apart, in words; of what has no word, such as an ID, nothing. */
export function useEventDetails(): (data: Data) => readonly string[] {
  const t = useMessages();
  const language = useLanguage();

  const named =
    <Name extends Named>(names: Name) =>
    (value: Value): string | null => {
      const known = eventDetailsJa[names] as Readonly<Record<string, string>>;
      if (typeof value !== 'string' || !Object.hasOwn(known, value)) return null;
      return t(`detail.${names}.${value}` as Parameters<typeof t>[0]);
    };
  const number = (value: Value): string | null =>
    Number(value) > 1 ? t('detail.number', { number: Number(value) }) : null;
  const clock = (value: Value): string | null => {
    const seconds = Number(value);
    if (seconds === 0) return null;
    return t(seconds > 0 ? 'detail.clockFast' : 'detail.clockSlow', { offset: roughOffset(language, seconds) });
  };
  /** In the order in which they are read. */
  const words: Readonly<Record<string, (value: Value) => string | null>> = {
    kind: named('mailKind'),
    mail: named('mailKind'),
    number,
    recipient: named('recipient'),
    by: named('by'),
    of: named('of'),
    part: named('part'),
    deviceKind: named('deviceKind'),
    attemptsRemaining: (value) => t('detail.attemptsRemaining', { count: Number(value) }),
    clockOffsetSeconds: clock,
    code: (value) => t('detail.code', { code: String(value) }),
    status: (value) => t('detail.status', { status: String(value) }),
    deadline: (value) => t('detail.deadline', { time: datedMoment(language, new Date(String(value))) }),
    requestedBy: (value) => t('detail.requestedBy', { name: String(value) }),
    approvedBy: (value) => t('detail.approvedBy', { name: String(value) }),
  };

  return (data) =>
    Object.entries(words).flatMap(([name, word]) => {
      const value = data[name];
      return value == null ? [] : (word(value) ?? []);
    });
}
