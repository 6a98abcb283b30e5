import type { ReactElement } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import { useMessages } from '../messages/use-messages.js';

export function InstallFirstScreen(): ReactElement {
  const t = useMessages();
  return (
    <ScreenFrame title={t('install.title')}>
      <p>{t('install.why')}</p>
      <ol className="steps">
        <li>{t('install.share')}</li>
        <li>{t('install.add')}</li>
        <li>{t('install.open')}</li>
      </ol>
      <p className="soft">{t('install.lost')}</p>
    </ScreenFrame>
  );
}
