import { Button, Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { isClockOff } from '../clock/clock.offset.js';
import { ClockComparison, ClockVerdict } from '../clock/clock-comparison.js';
import { useClockReading } from '../clock/use-clock-reading.js';
import { ScreenFrame } from '../frame/screen.frame.js';
import type { Token } from '../memory/database.js';
import { useMessages } from '../messages/use-messages.js';
import { CodeCard } from './code.card.js';
import { useSecond } from './use-second.js';

interface CodesScreenProps {
  readonly tokens: readonly Token[];
  readonly justSetUp: boolean;
  readonly onSettings: () => void;
}

/** A wrong clock is told, never made up for: the person would be lost where the bank looks at the device's own time. */
function WrongClock(): ReactElement | null {
  const { check } = useClockReading();
  if (check === 'comparing' || !check.ok || !isClockOff(check.value)) return null;
  return (
    <div className="stack">
      <ClockVerdict reading={check.value} />
      <ClockComparison reading={check.value} />
    </div>
  );
}

export function CodesScreen({ tokens, justSetUp, onSettings }: CodesScreenProps): ReactElement {
  const t = useMessages();
  const now = useSecond();
  const actions = <Button onClick={onSettings}>{t('codes.settings')}</Button>;
  return (
    <ScreenFrame title={t('codes.title')} actions={actions}>
      <WrongClock />
      <ul className="codes">
        {tokens.map((token) => (
          <CodeCard key={token.tokenId} token={token} now={now} />
        ))}
      </ul>
      {justSetUp && (
        <Notice kind="info" title={t('codes.next')}>
          <p>{t('codes.nextText')}</p>
        </Notice>
      )}
    </ScreenFrame>
  );
}
