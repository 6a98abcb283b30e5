import { buttonClass, DefinitionList, datedMoment, PageTitle, useLanguage } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { meQuery } from '../api/queries.js';
import { useServiceName } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';

export function TopPage(): ReactElement | null {
  const t = useMessages();
  const language = useLanguage();
  const serviceName = useServiceName();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  if (!me?.activeToken) return null;
  return (
    <div className="stack stack--wide">
      <PageTitle site={serviceName}>{t('top.title')}</PageTitle>
      <section className="stack" aria-labelledby="own-token">
        <h2 id="own-token">{t('top.token')}</h2>
        <p>{t('top.tokenInUse')}</p>
        <DefinitionList
          items={[
            { term: t('top.loginId'), value: me.loginId },
            { term: t('top.activatedAt'), value: datedMoment(language, new Date(me.activeToken.activatedAt)) },
          ]}
        />
      </section>
      <section className="stack" aria-labelledby="replacement">
        <h2 id="replacement">{t('top.replacement')}</h2>
        <p>{t('top.replacementExplanation')}</p>
        <div>
          <Link to="/issue" search={{ intent: 'replace' }} className={buttonClass('secondary')}>
            {t('top.replace')}
          </Link>
        </div>
      </section>
    </div>
  );
}
