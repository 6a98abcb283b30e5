import { Notice, roughOffset, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { useService } from '../frame/use-service.js';
import { type Key, useMessages } from '../messages/use-messages.js';
import { isUndeliverable } from './undeliverable.js';

type Stuck = NonNullable<Enrollment['stuck']>;

/** Null where another part of the page says it already. */
const WORDS: Record<Stuck['reason'], Key | null> = {
  MAIL_NOT_SENT: 'confirmation.attention.mailNotSent',
  MAIL_DELAYED: 'confirmation.attention.mailDelayed',
  MAIL_BOUNCED: null,
  LINK_NOT_OPENED: 'confirmation.attention.linkNotOpened',
  SETUP_NOT_STARTED: 'confirmation.attention.setupNotStarted',
  START_PASSWORD_FAILING: 'confirmation.attention.startPasswordFailing',
  START_PASSWORD_LOCKED: null,
  CLOCK_SKEW: 'confirmation.attention.clockSkew',
  CONFIRMATION_NOT_STARTED: 'confirmation.attention.confirmationNotStarted',
  OTP_FAILING: 'confirmation.attention.otpFailing',
  OTP_LOCKED: null,
  EXPIRED_NOT_REISSUED: null,
  ENGINE_FAILING: 'confirmation.attention.engineFailing',
};

/** Where the usual next step cannot be taken, or not yet: these say themselves what to do. */
const INSTEAD_OF_NEXT_STEP: ReadonlySet<Stuck['reason']> = new Set([
  'MAIL_NOT_SENT',
  'MAIL_DELAYED',
  'CLOCK_SKEW',
  'ENGINE_FAILING',
]);

export function replacesNextStep({ stuck }: Enrollment): boolean {
  return stuck !== null && INSTEAD_OF_NEXT_STEP.has(stuck.reason);
}

function wordsFor({ reason, clockOffsetSeconds }: Stuck): Key | null {
  if (clockOffsetSeconds === undefined) return WORDS[reason];
  return clockOffsetSeconds > 0 ? 'confirmation.attention.clockFast' : 'confirmation.attention.clockSlow';
}

/** Why somebody has to do something, and what. */
export function AttentionNotice({ enrollment }: { enrollment: Enrollment }): ReactElement | null {
  const t = useMessages();
  const language = useLanguage();
  const { domain } = useService().sender;
  const { stuck, attempts } = enrollment;
  if (!stuck || (stuck.reason === 'MAIL_NOT_SENT' && isUndeliverable(enrollment))) return null;
  const words = wordsFor(stuck);
  if (!words) return null;
  const offset = roughOffset(language, stuck.clockOffsetSeconds ?? 0);
  return (
    <Notice kind="caution" live="status">
      <p>{t(words, { ...attempts, domain, offset })}</p>
    </Notice>
  );
}
