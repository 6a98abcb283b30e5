import { DefinitionList, datedMoment, PageTitle, TitledSection, useLanguage } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { meQuery, tokenQuery } from '../api/queries.js';
import { useServiceName } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';
import { RepudiateAct } from '../token/repudiate.act.js';
import { SuspendAct } from '../token/suspend.act.js';
import { SuspendedNotice } from '../token/suspended.notice.js';
import { ReplacementSection } from './replacement.section.js';

export function TopPage(): ReactElement | null {
  const t = useMessages();
  const language = useLanguage();
  const serviceName = useServiceName();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const { data: token } = useQuery({ ...tokenQuery, enabled: false });
  if (!me || !token || token.status === 'none') return null;
  const isSuspended = token.status === 'suspended';
  const moment = (term: string, at: string | null) =>
    at === null ? [] : [{ term, value: datedMoment(language, new Date(at)) }];
  return (
    <div className="stack stack--wide">
      <PageTitle site={serviceName}>{t('top.title')}</PageTitle>
      {isSuspended && <SuspendedNotice onHold={token.onHold} />}
      <TitledSection title={t(isSuspended ? 'top.tokenSuspended' : 'top.token')}>
        {!isSuspended && <p>{t('top.tokenInUse')}</p>}
        <DefinitionList
          items={[
            { term: t('top.loginId'), value: me.loginId },
            ...moment(t('top.activatedAt'), token.activatedAt),
            ...moment(t('top.suspendedAt'), token.suspendedAt),
          ]}
        />
      </TitledSection>
      {!token.onHold && <ReplacementSection isSuspended={isSuspended} />}
      {!isSuspended && (
        <TitledSection title={t('token.lost')}>
          <SuspendAct />
        </TitledSection>
      )}
      {!token.onHold && (
        <TitledSection title={t('token.notMe')}>
          <RepudiateAct />
        </TitledSection>
      )}
    </div>
  );
}
