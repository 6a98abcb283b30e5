import { datedMoment, roughDuration, useLanguage, useNow } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

const EVERY_HALF_MINUTE_MS = 30_000;
const MINUTE_MS = 60_000;

/** How long ago, with the exact time beside it while it is pointed at or has the focus. */
export function Moment({ at }: { at: string }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const moment = new Date(at);
  const passed = useNow(EVERY_HALF_MINUTE_MS).getTime() - moment.getTime();
  const ago = passed < MINUTE_MS ? t('moment.now') : t('moment.ago', { duration: roughDuration(language, passed) });
  return (
    <button type="button" className="moment">
      <time dateTime={at}>{ago}</time>
      <span className="moment__exact">{datedMoment(language, moment)}</span>
    </button>
  );
}
