import { Button, shortMoment, useLanguage, useNow } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

const EVERY_HALF_MINUTE_MS = 30_000;

interface ReadAtProps {
  readonly at: number;
  readonly isReading: boolean;
  readonly onReload: () => void;
}

/** How old the page is: nothing reads it again by itself (`queries.ts` says why). */
export function ReadAt({ at, isReading, onReload }: ReadAtProps): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const now = useNow(EVERY_HALF_MINUTE_MS);
  return (
    <div className="row">
      <span className="soft">{t('readAt.asOf', { time: shortMoment(language, new Date(at), now) })}</span>
      <Button onClick={onReload} busyLabel={isReading && t('stuckQueue.reading')}>
        {t('readAt.reload')}
      </Button>
    </div>
  );
}
