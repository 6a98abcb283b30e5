import { buttonClass, fullMoment, Notice, useLanguage } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { type Key, useMessages } from '../messages/use-messages.js';

type Ending = 'expired' | 'repudiated' | 'cancelled';

const ADVICE: Record<Ending, Key> = {
  expired: 'confirmation.expiredAdvice',
  repudiated: 'confirmation.repudiatedAdvice',
  cancelled: 'confirmation.cancelledAdvice',
};

function endingOf({ state, repudiated }: Enrollment): Ending {
  if (state === 'EXPIRED') return 'expired';
  return repudiated ? 'repudiated' : 'cancelled';
}

/** How an enrollment ended without a token, and how to begin again. */
export function EndedNotice({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const ending = endingOf(enrollment);
  const deadline = fullMoment(language, new Date(enrollment.deadline));
  return (
    <>
      <Notice kind={ending === 'cancelled' ? 'info' : 'caution'} live="status" title={t(`confirmation.${ending}`)}>
        <p>{t(ADVICE[ending], { deadline })}</p>
      </Notice>
      <div>
        <Link to="/issue" search={{ intent: 'replace' }} className={buttonClass('primary')}>
          {t('confirmation.issueAgain')}
        </Link>
      </div>
    </>
  );
}
