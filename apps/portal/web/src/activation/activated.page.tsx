import { buttonClass, datedMoment, Notice, PageTitle, Stages, useLanguage } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { enrollmentQuery } from '../api/queries.js';
import { useServiceName } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';

export function ActivatedPage(): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const serviceName = useServiceName();
  const { data: enrollment } = useQuery({ ...enrollmentQuery, enabled: false });
  const activatedAt = enrollment?.activatedAt;
  return (
    <div className="stack stack--wide">
      <Stages current="done" />
      <PageTitle site={serviceName}>{t('activated.title')}</PageTitle>
      <Notice kind="success" live="status" title={t('activated.done')}>
        {activatedAt && <p>{t('activated.at', { time: datedMoment(language, new Date(activatedAt)) })}</p>}
      </Notice>
      <div className="stack">
        <p>{t('activated.fromNowOn')}</p>
        <p>{t('activated.keepPhone')}</p>
        <p>{t('activated.notMe')}</p>
      </div>
      <div>
        <Link to="/" className={buttonClass('primary')}>
          {t('activated.next')}
        </Link>
      </div>
    </div>
  );
}
