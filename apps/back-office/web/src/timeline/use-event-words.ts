import { useLanguage } from '@enrollment/look';
import type { EventType } from '../api/model.js';
import { eventsEn } from '../messages/events.en.js';
import { eventsJa } from '../messages/events.ja.js';

const WORDS = { ja: eventsJa, en: eventsEn };

/** What an event tells. */
export function useEventWords(): (type: EventType) => string {
  const words = WORDS[useLanguage()];
  return (type) => words[type];
}
