import { Button, Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import { useMessages } from '../messages/use-messages.js';
import { isClockOff } from './clock.offset.js';
import { ClockComparison, ClockVerdict } from './clock-comparison.js';
import { useClockReading } from './use-clock-reading.js';

export function ClockCheckScreen({
  onGoOn,
  onBack,
}: {
  onGoOn: () => void;
  onBack: (() => void) | undefined;
}): ReactElement {
  const t = useMessages();
  const { check, compareAgain } = useClockReading();
  const comparing = check === 'comparing';
  const fine = !comparing && check.ok && !isClockOff(check.value);

  const actions = fine ? (
    <Button variant="primary" onClick={onGoOn}>
      {t('action.next')}
    </Button>
  ) : (
    <>
      <Button variant="primary" busyLabel={comparing && t('clock.checking')} onClick={compareAgain}>
        {t('clock.again')}
      </Button>
      {!comparing && <Button onClick={onGoOn}>{t('clock.anyway')}</Button>}
    </>
  );

  return (
    <ScreenFrame title={t('clock.title')} actions={actions} onBack={onBack}>
      <p>{t('clock.why')}</p>
      {!comparing && check.ok && (
        <>
          <ClockComparison reading={check.value} />
          <ClockVerdict reading={check.value} />
        </>
      )}
      {!comparing && !check.ok && (
        <Notice kind="caution" live="status" title={t('clock.failed')}>
          <p>{t('clock.failedText')}</p>
        </Notice>
      )}
    </ScreenFrame>
  );
}
