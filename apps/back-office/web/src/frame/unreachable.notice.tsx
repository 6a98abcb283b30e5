import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

/** What is on the screen, if anything, may have changed meanwhile. */
export function UnreachableNotice(): ReactElement {
  const t = useMessages();
  return (
    <Notice kind="error" live="status" title={t('failure.unreachable.title')}>
      <p>{t('failure.unreachable.advice')}</p>
    </Notice>
  );
}
