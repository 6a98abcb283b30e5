import { buttonClass } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

export function ReplacementSection(): ReactElement {
  const t = useMessages();
  return (
    <section className="stack" aria-labelledby="replacement">
      <h2 id="replacement">{t('top.replacement')}</h2>
      <p>{t('top.replacementExplanation')}</p>
      <div>
        <Link to="/issue" search={{ intent: 'replace' }} className={buttonClass('secondary')}>
          {t('top.replace')}
        </Link>
      </div>
    </section>
  );
}
