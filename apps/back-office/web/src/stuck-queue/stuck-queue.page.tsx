import { Notice, PageTitle } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

export function StuckQueuePage(): ReactElement {
  const t = useMessages();
  return (
    <div className="stack stack--wide">
      <PageTitle site={t('frame.name')}>{t('stuckQueue.title')}</PageTitle>
      <Notice kind="info" title={t('stuckQueue.empty')}>
        <p>{t('stuckQueue.explanation')}</p>
      </Notice>
    </div>
  );
}
