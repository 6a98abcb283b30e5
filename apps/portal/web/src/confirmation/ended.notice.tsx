import { buttonClass, fullMoment, Notice, useLanguage } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';

/** How an enrollment ended without a token, and how to begin again. */
export function EndedNotice({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const isExpired = enrollment.state === 'EXPIRED';
  const deadline = fullMoment(language, new Date(enrollment.deadline));
  return (
    <>
      <Notice
        kind={isExpired ? 'caution' : 'info'}
        live="status"
        title={t(isExpired ? 'confirmation.expired' : 'confirmation.cancelled')}
      >
        <p>{isExpired ? t('confirmation.expiredAdvice', { deadline }) : t('confirmation.cancelledAdvice')}</p>
      </Notice>
      <div>
        <Link to="/issue" search={{ intent: 'replace' }} className={buttonClass('primary')}>
          {t('confirmation.issueAgain')}
        </Link>
      </div>
    </>
  );
}
