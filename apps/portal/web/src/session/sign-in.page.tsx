import { buttonClass, Notice, PageTitle } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useServiceName } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';
import { signInAddress } from './sign-in-address.js';

interface SignInPageProps {
  readonly returnTo: string;
  readonly hasEnded: boolean;
}

export function SignInPage({ returnTo, hasEnded }: SignInPageProps): ReactElement {
  const t = useMessages();
  const serviceName = useServiceName();
  return (
    <div className="stack stack--wide">
      <PageTitle site={serviceName}>{t('signIn.title')}</PageTitle>
      {hasEnded && (
        <Notice kind="info" live="status" title={t('signIn.ended')}>
          <p>{t('signIn.endedExplanation')}</p>
        </Notice>
      )}
      <div className="stack">
        <p>{t('signIn.purpose', { serviceName })}</p>
        <p>{t('signIn.resume')}</p>
      </div>
      <div>
        <a className={buttonClass('primary')} href={signInAddress({ returnTo })}>
          {t('signIn.action')}
        </a>
      </div>
    </div>
  );
}
