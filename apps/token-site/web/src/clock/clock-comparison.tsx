import { Notice, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';
import { type ClockReading, isClockOff, secondsFast } from './clock.offset.js';
import { durationText } from './duration.text.js';

/** Both in the device's own time zone, or a difference of hours would not be seen; with the date where it differs. */
function timeOf(milliseconds: number, language: string, withDate: boolean): string {
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeStyle: 'medium',
    ...(withDate && { dateStyle: 'short' }),
  }).format(milliseconds);
}

export function ClockComparison({ reading }: { reading: ClockReading }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const { deviceMilliseconds, serverMilliseconds } = reading;
  const withDate = new Date(deviceMilliseconds).toDateString() !== new Date(serverMilliseconds).toDateString();
  return (
    <dl className="clocks">
      <div className="clocks__one">
        <dt>{t('clock.device')}</dt>
        <dd className="clocks__time">{timeOf(deviceMilliseconds, language, withDate)}</dd>
      </div>
      <div className="clocks__one">
        <dt>{t('clock.server')}</dt>
        <dd className="clocks__time">{timeOf(serverMilliseconds, language, withDate)}</dd>
      </div>
    </dl>
  );
}

export function ClockVerdict({ reading }: { reading: ClockReading }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const fast = secondsFast(reading);
  const span = durationText(fast, language);
  if (isClockOff(reading)) {
    return (
      <Notice kind="caution" live="status" title={t(fast > 0 ? 'clock.fast' : 'clock.slow', { span })}>
        <p>{t('clock.mend')}</p>
      </Notice>
    );
  }
  const small = Math.abs(fast) > 1;
  return (
    <Notice kind="success" live="status" title={t('clock.right')}>
      {small && <p>{t(fast > 0 ? 'clock.smallFast' : 'clock.smallSlow', { span })}</p>}
    </Notice>
  );
}
