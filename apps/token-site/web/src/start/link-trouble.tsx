import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

type Trouble = 'superseded' | 'expired' | 'ended' | 'unknown' | 'unreachable';

export function LinkTrouble({ state }: { state: Trouble }): ReactElement {
  const t = useMessages();
  return (
    <Notice kind={state === 'ended' ? 'info' : 'caution'} live="alert" title={t(`start.${state}.title`)}>
      <p>{t(`start.${state}.text`)}</p>
    </Notice>
  );
}
