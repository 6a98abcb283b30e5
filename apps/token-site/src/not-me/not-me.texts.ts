import type { NotMeState } from '@enrollment/persistence';
import type { Explained } from '../page/page.notice.js';

/** What a tap would do. */
export interface Consequence {
  readonly lead: (sentAt: string) => string;
  readonly acts: readonly string[];
}

export type BeforeTap = 'voids' | 'notes' | 'suspends';
export type AfterTap = Exclude<NotMeState, BeforeTap> | 'unknown';

export interface NotMeTexts {
  readonly title: string;
  /** Before what a tap would do. */
  readonly consequences: string;
  readonly wasMe: string;
  readonly report: string;
  readonly before: Readonly<Record<BeforeTap, Consequence>>;
  readonly after: Readonly<Record<AfterTap, Explained>>;
  readonly next: string;
}
