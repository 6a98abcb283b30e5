import { Notice, useLanguage, useProblemMessage } from '@enrollment/look';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Problem } from '../api/problem.js';
import { durationText } from '../clock/duration.text.js';
import { useMessages } from '../messages/use-messages.js';

const WORDED = {
  'PROVISIONING.REFUSED': 'REFUSED',
  'PROVISIONING.LOCKED': 'LOCKED',
  'PROVISIONING.OTHER_DEVICE': 'OTHER_DEVICE',
  'ENROLLMENT.SUPERSEDED': 'SUPERSEDED',
  'ENROLLMENT.EXPIRED': 'EXPIRED',
  'DEVICE.ALREADY_HAS_TOKEN': 'FULL',
  'TRY.PENDING': 'PENDING',
  'DEPENDENCY.UNAVAILABLE': 'AWAY',
  NETWORK: 'NETWORK',
  'TOKEN.UNREADABLE': 'UNREADABLE',
  'TOKEN.NOT_STORED': 'NOT_STORED',
} as const;

const isWorded = (code: string): code is keyof typeof WORDED => Object.hasOwn(WORDED, code);
const isRateLimit = ({ code }: Problem) => code === 'REQUEST.RATE' || code.startsWith('BUDGET.');

function TriesLeft({ remaining }: { remaining: number }): ReactElement {
  const t = useMessages();
  return (
    <p>
      <strong>{remaining === 0 ? t('refusal.REFUSED.none') : t('refusal.REFUSED.left', { count: remaining })}</strong>
    </p>
  );
}

function Refusal({ problem }: { problem: Problem }): ReactElement {
  const t = useMessages();
  const problemMessage = useProblemMessage();
  const { code, attemptsRemaining } = problem;
  if (!isWorded(code)) {
    return (
      <Notice kind="error" live="alert" title={t('refusal.OTHER.title')}>
        <p>{problemMessage(code)}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="error" live="alert" title={t(`refusal.${WORDED[code]}.title`)}>
      {attemptsRemaining !== 0 && <p>{t(`refusal.${WORDED[code]}.text`)}</p>}
      {attemptsRemaining !== undefined && <TriesLeft remaining={attemptsRemaining} />}
    </Notice>
  );
}

function RateLimit({ retryAfterSeconds }: Problem): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const text =
    retryAfterSeconds === undefined
      ? t('refusal.RATE.textUnknown')
      : t('refusal.RATE.text', { span: durationText(retryAfterSeconds, language) });
  return (
    <Notice kind="caution" live="alert" title={t('refusal.RATE.title')}>
      <p>{text}</p>
    </Notice>
  );
}

/** Says what became of the submission and what to do next. Takes the focus: the button is a screen below it. */
export function RefusalNotice({ problem }: { problem: Problem }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {isRateLimit(problem) ? <RateLimit {...problem} /> : <Refusal problem={problem} />}
    </div>
  );
}
