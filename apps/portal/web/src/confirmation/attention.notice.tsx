import { Notice, roughOffset, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { useService } from '../frame/use-service.js';
import { type Key, useMessages } from '../messages/use-messages.js';
import { isUndeliverable } from './next-step.notice.js';

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
