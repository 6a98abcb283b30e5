import { buttonClass, Notice } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

export function SuspendedNotice({ onHold }: { readonly onHold: boolean }): ReactElement {
  const t = useMessages();
  return (
    <Notice kind="caution" live="status" title={t('token.suspended')}>
      <p>{t('token.suspendedExplanation')}</p>
      <p>{t(onHold ? 'token.onHold' : 'token.found')}</p>
    </Notice>
  );
}

export function AfterSuspensionSection(): ReactElement {
  const t = useMessages();
  return (
    <section className="stack" aria-labelledby="after-suspension">
      <h2 id="after-suspension">{t('token.afterSuspension')}</h2>
      <p>{t('token.afterSuspensionExplanation')}</p>
      <div>
        <Link to="/issue" search={{ intent: 'replace' }} className={buttonClass('secondary')}>
          {t('top.replace')}
        </Link>
      </div>
    </section>
  );
}
