import { buttonClass, PageTitle } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';
import { useServiceName } from './use-service.js';

export function UnknownPage(): ReactElement {
  const t = useMessages();
  return (
    <div className="stack stack--wide">
      <PageTitle site={useServiceName()}>{t('unknown.title')}</PageTitle>
      <p>{t('unknown.explanation')}</p>
      <div>
        <Link to="/" className={buttonClass('primary')}>
          {t('unknown.action')}
        </Link>
      </div>
    </div>
  );
}
