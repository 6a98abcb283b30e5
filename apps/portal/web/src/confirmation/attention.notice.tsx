import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { type Key, useMessages } from '../messages/use-messages.js';

type Reason = NonNullable<Enrollment['stuck']>['reason'];

/** Null where another part of the page says it already. */
const WORDS: Record<Reason, Key | null> = {
  MAIL_NOT_SENT: 'confirmation.attention.mailNotSent',
  MAIL_DELAYED: 'confirmation.attention.mailDelayed',
  MAIL_BOUNCED: null,
  LINK_NOT_OPENED: 'confirmation.attention.linkNotOpened',
  SETUP_NOT_STARTED: 'confirmation.attention.setupNotStarted',
  START_PASSWORD_FAILING: 'confirmation.attention.startPasswordFailing',
  START_PASSWORD_LOCKED: null,
  CLOCK_SKEW: 'confirmation.attention.clockSkew',
  CONFIRMATION_NOT_STARTED: null,
  OTP_FAILING: 'confirmation.attention.otpFailing',
  OTP_LOCKED: null,
  EXPIRED_NOT_REISSUED: null,
  ENGINE_FAILING: 'confirmation.attention.engineFailing',
};

/** Why somebody has to do something, and what. */
export function AttentionNotice({ stuck }: { stuck: Enrollment['stuck'] }): ReactElement | null {
  const t = useMessages();
  const words = stuck && WORDS[stuck.reason];
  if (!words) return null;
  return (
    <Notice kind="caution" live="status">
      <p>{t(words)}</p>
    </Notice>
  );
}
