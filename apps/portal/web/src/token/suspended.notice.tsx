import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

export function SuspendedNotice({ onHold }: { readonly onHold: boolean }): ReactElement {
  const t = useMessages();
  return (
    <Notice kind="caution" live="status" title={t('token.suspended')}>
      <p>{t('token.suspendedExplanation')}</p>
      <p>{t(onHold ? 'token.onHold' : 'token.found')}</p>
    </Notice>
  );
}
