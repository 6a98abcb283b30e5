import { buttonClass, Notice, PageTitle } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useServiceName } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';
import { signInAddress } from './sign-in-address.js';

interface SignInPageProps {
  readonly returnTo: string;
  readonly hasEnded: boolean;
  /** The customer has just said that the token is none of theirs. */
  readonly hasReported: boolean;
}

export function SignInPage({ returnTo, hasEnded, hasReported }: SignInPageProps): ReactElement {
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
      {hasReported && (
        <Notice kind="success" live="status" title={t('token.reported')}>
          <p>{t('token.reportedExplanation')}</p>
          <p>{t('token.reportedAdvice')}</p>
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
