import { Notice } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import { useMessages } from '../messages/use-messages.js';

/** When the IDs on this page change under somebody's eyes, they were issued again in another window. */
export function ReissuedNotice({ generation }: { generation: number }): ReactElement | null {
  const t = useMessages();
  const [shownFirst] = useState(generation);
  if (generation === shownFirst) return null;
  return (
    <Notice kind="caution" live="status" title={t('confirmation.reissuedElsewhere')}>
      <p>{t('confirmation.reissuedElsewhereAdvice')}</p>
    </Notice>
  );
}
