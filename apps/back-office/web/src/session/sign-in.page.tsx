import { buttonClass, PageTitle } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';

export function SignInPage(): ReactElement {
  const t = useMessages();
  const returnTo = encodeURIComponent(location.pathname + location.search);
  return (
    <div className="stack stack--wide">
      <PageTitle site={t('frame.name')}>{t('signIn.title')}</PageTitle>
      <p>{t('signIn.purpose')}</p>
      <div>
        <a className={buttonClass('primary')} href={`/auth/login?returnTo=${returnTo}`}>
          {t('signIn.action')}
        </a>
      </div>
    </div>
  );
}
