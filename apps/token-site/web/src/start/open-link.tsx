import { DefinitionList, fullMoment, idGroups, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { LinkOpening } from '../api/token-site.client.js';
import { useMessages } from '../messages/use-messages.js';

export function OpenLink({ link }: { link: LinkOpening }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  return (
    <DefinitionList
      items={[
        { term: t('start.service'), value: link.serviceName[language] },
        { term: t('setUp.serviceId'), value: idGroups(link.serviceId).join(' ') },
        { term: t('setUp.userId'), value: idGroups(link.userId).join(' ') },
        { term: t('start.deadline'), value: fullMoment(language, new Date(link.deadline)) },
      ]}
    />
  );
}
