import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import { useMessages } from '../messages/use-messages.js';

export function OpeningScreen(): ReactElement {
  const t = useMessages();
  return (
    <ScreenFrame title={t('app.name')}>
      <p role="status">{t('opening.title')}</p>
    </ScreenFrame>
  );
}

export function StorageRefusedScreen(): ReactElement {
  const t = useMessages();
  return (
    <ScreenFrame title={t('app.name')}>
      <Notice kind="error" live="alert" title={t('storage.title')}>
        <p>{t('storage.text')}</p>
      </Notice>
    </ScreenFrame>
  );
}
