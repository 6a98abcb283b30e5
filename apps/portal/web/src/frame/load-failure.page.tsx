import { Button, Notice, PageTitle } from '@enrollment/look';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';
import { useServiceName } from './use-service.js';

export function LoadFailurePage(): ReactElement {
  const t = useMessages();
  const router = useRouter();
  return (
    <div className="stack stack--wide">
      <PageTitle site={useServiceName()}>{t('failure.title')}</PageTitle>
      <Notice kind="error">
        <p>{t('failure.explanation')}</p>
      </Notice>
      <div>
        <Button variant="primary" onClick={() => void router.invalidate()}>
          {t('failure.again')}
        </Button>
      </div>
    </div>
  );
}
