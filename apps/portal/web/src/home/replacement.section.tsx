import { buttonClass, TitledSection } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

/** The way to a new token. A suspended one is no proof of who asks. */
export function ReplacementSection({ isSuspended }: { readonly isSuspended: boolean }): ReactElement {
  const t = useMessages();
  return (
    <TitledSection title={t(isSuspended ? 'token.afterSuspension' : 'top.replacement')}>
      <p>{t(isSuspended ? 'token.afterSuspensionExplanation' : 'top.replacementExplanation')}</p>
      <div>
        <Link to="/issue" search={{ intent: 'replace' }} className={buttonClass('secondary')}>
          {t('top.replace')}
        </Link>
      </div>
    </TitledSection>
  );
}
