import { Button, Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import type { Token } from '../memory/database.js';
import { displayName } from '../memory/token.name.js';
import { useMessages } from '../messages/use-messages.js';

export function SetUpCompleteScreen({ token, onGoOn }: { token: Token; onGoOn: () => void }): ReactElement {
  const t = useMessages();
  const actions = (
    <Button variant="primary" onClick={onGoOn}>
      {t('action.next')}
    </Button>
  );
  return (
    <ScreenFrame title={t('complete.title')} actions={actions}>
      <Notice kind="success" live="status" title={displayName(token)}>
        <p>{t('complete.text')}</p>
      </Notice>
    </ScreenFrame>
  );
}
