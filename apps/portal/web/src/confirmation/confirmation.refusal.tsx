import type { ApiProblem } from '@enrollment/look';
import { buttonClass, Notice, roughOffset, useLanguage } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useProblemText } from '../frame/use-problem-text.js';
import { type Key, useMessages } from '../messages/use-messages.js';
import type { ConfirmationStanding } from './use-confirmation.js';

const ADVICE: Readonly<Record<string, Key>> = {
  'OTP.MISMATCH': 'confirmation.advice.mismatch',
  'OTP.LOCKED': 'confirmation.advice.locked',
  'ENROLLMENT.NOT_PROVISIONED': 'confirmation.advice.notProvisioned',
  'ENROLLMENT.SUPERSEDED': 'confirmation.advice.superseded',
  'TRY.PENDING': 'confirmation.advice.stillPending',
  CONNECTION: 'confirmation.advice.connection',
};

function ClockOffset({ seconds }: { seconds: number }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const offset = roughOffset(language, seconds);
  return <p>{t(seconds > 0 ? 'confirmation.advice.clockFast' : 'confirmation.advice.clockSlow', { offset })}</p>;
}

function Refusal({ problem: { code, members } }: { problem: ApiProblem }): ReactElement {
  const t = useMessages();
  const problemText = useProblemText();
  const { attemptsRemaining, clockOffsetSeconds } = members;
  const isLastTry = attemptsRemaining === 0 || code === 'OTP.LOCKED';
  const advice = isLastTry ? ADVICE['OTP.LOCKED'] : ADVICE[code];
  return (
    <Notice kind={code === 'TRY.PENDING' ? 'caution' : 'error'} live="alert" title={problemText(code)}>
      {clockOffsetSeconds ? <ClockOffset seconds={clockOffsetSeconds} /> : advice && <p>{t(advice)}</p>}
      {attemptsRemaining !== undefined && <p>{t('confirmation.triesLeft', { count: attemptsRemaining })}</p>}
      {isLastTry && (
        <div>
          <Link to="/issue" search={{ intent: 'reissue' }} className={buttonClass('secondary')}>
            {t('confirmation.issueAgain')}
          </Link>
        </div>
      )}
    </Notice>
  );
}

export function ConfirmationRefusal({ standing }: { standing: ConfirmationStanding }): ReactElement | null {
  const t = useMessages();
  if (standing.kind === 'idle') return null;
  if (standing.kind === 'refused') return <Refusal key={standing.ordinal} problem={standing.problem} />;
  return (
    <Notice kind="info" live="status" title={t('confirmation.pending')}>
      <p>{t('confirmation.pendingAdvice')}</p>
    </Notice>
  );
}
