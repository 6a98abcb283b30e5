import { buttonClass, Notice } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

export function LockedNotice({ isProvisioned }: { isProvisioned: boolean }): ReactElement {
  const t = useMessages();
  return (
    <Notice kind="error" live="alert" title={t('confirmation.locked')}>
      <p>{t(isProvisioned ? 'confirmation.lockedByOtp' : 'confirmation.lockedByStartPassword')}</p>
      <div>
        <Link to="/issue" search={{ intent: 'reissue' }} className={buttonClass('primary')}>
          {t('confirmation.issueAgain')}
        </Link>
      </div>
    </Notice>
  );
}
