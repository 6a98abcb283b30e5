import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Connection } from '../live/enrollment-watch.js';
import { useMessages } from '../messages/use-messages.js';

/** Polling shows the same as events, only later; nobody needs to know. */
export function ConnectionNotice({ connection }: { connection: Connection }): ReactElement | null {
  const t = useMessages();
  if (connection !== 'lost') return null;
  return (
    <Notice kind="caution" live="status" title={t('confirmation.connectionLost')}>
      <p>{t('confirmation.connectionLostAdvice')}</p>
    </Notice>
  );
}
