import type { MailKind, MailRecipient } from '@enrollment/domain';
import type { EventData } from '../entities/event.entity.js';

export type Fact = EventData[string];

/**
 * What is so of one enrollment, by name. Told by its events on the one hand and written in its rows on the other, the
 * facts are the same, or something happened that no event tells of, or an event tells of what did not happen.
 */
export type Facts = Map<string, Fact>;

export interface NamedMail {
  readonly generation: number;
  readonly kind: MailKind;
  readonly number: number;
  readonly recipient: MailRecipient;
}

/** What has a value for each generation, and which one it begins with. */
export const OF_GENERATION = {
  supersededAt: null,
  linkOpenedAt: null,
  provisionedAt: null,
  clockOffsetSeconds: null,
  wrongStartPasswords: 0,
  wrongOtps: 0,
  wrongReplacementOtps: 0,
  token: null,
} as const satisfies Record<string, Fact>;

export function ofGeneration(generation: number, name: keyof typeof OF_GENERATION): string {
  return `${name} of generation ${generation}`;
}

export function ofMail({ generation, kind, number, recipient }: NamedMail): string {
  return `mail ${kind} ${number} (${recipient}) of generation ${generation}`;
}

/** Where an invitation stands of which no event tells yet. Notices are not told of before they are accepted. */
export const UNDER_WAY = 'under way';
