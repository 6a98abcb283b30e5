import { Button, Notice, PageTitle } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

interface FailurePageProps {
  readonly kind: 'notAdmitted' | 'unreachable' | 'notFound';
  readonly onRetry: () => void;
}

export function FailurePage({ kind, onRetry }: FailurePageProps): ReactElement {
  const t = useMessages();
  return (
    <div className="stack stack--wide">
      <PageTitle site={t('frame.name')}>{t(`failure.${kind}.title`)}</PageTitle>
      <Notice kind="error">
        <p>{t(`failure.${kind}.advice`)}</p>
      </Notice>
      <div>
        <Button onClick={onRetry}>{t('failure.again')}</Button>
      </div>
    </div>
  );
}
