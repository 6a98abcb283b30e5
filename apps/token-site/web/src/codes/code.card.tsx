import { idGroups } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import type { Token } from '../memory/database.js';
import { displayName } from '../memory/token.name.js';
import { useMessages } from '../messages/use-messages.js';
import { halves } from './code.halves.js';
import { CountdownRing } from './countdown.ring.js';
import { useCode } from './use-code.js';

/** Few seconds are marked, not by colour alone: the number stands in the ring. */
const ENDING_SECONDS = 5;

export function CodeCard({ token, now }: { token: Token; now: number }): ReactElement {
  const t = useMessages();
  const seconds = Math.floor(now / 1000);
  const step = Math.floor(seconds / token.periodSeconds);
  const secondsLeft = token.periodSeconds - (seconds % token.periodSeconds);
  const code = useCode(token, step);
  const [copy, setCopy] = useState<{ step: number; done: boolean } | null>(null);

  const copyCode = async () => {
    if (code === null) return;
    const done = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    setCopy({ step, done });
  };

  const said = copy?.step === step ? t(copy.done ? 'codes.copied' : 'codes.notCopied') : null;
  const [first, second] = code === null ? ['', ''] : halves(code);
  return (
    <li className={secondsLeft <= ENDING_SECONDS ? 'code-card code-card--ending' : 'code-card'}>
      <h2 className="code-card__name">{displayName(token)}</h2>
      <p className="soft code-card__id">
        {t('codes.userId')} {idGroups(token.userId).join(' ')}
      </p>
      <button
        type="button"
        className={`code code--${token.digits}`}
        aria-label={t('codes.copyLabel', { code: [...(code ?? '')].join(' ') })}
        translate="no"
        onClick={copyCode}
      >
        <span>{first}</span>
        <span>{second}</span>
      </button>
      <div className="code-card__foot">
        <CountdownRing key={step} secondsLeft={secondsLeft} periodSeconds={token.periodSeconds} />
        <span className="soft">{t('codes.left', { count: secondsLeft })}</span>
        <span
          className={copy?.done && said ? 'code-card__said code-card__said--done' : 'code-card__said soft'}
          role="status"
        >
          {said ?? t('codes.copy')}
        </span>
      </div>
    </li>
  );
}
