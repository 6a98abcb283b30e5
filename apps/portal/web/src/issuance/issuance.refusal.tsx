import type { ApiProblem } from '@enrollment/look';
import { buttonClass, Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useProblemText } from '../frame/use-problem-text.js';
import { useMessages } from '../messages/use-messages.js';
import { signInAddress } from '../session/sign-in-address.js';
import { isProofLocked } from './server-faults.js';

/** What concerns no field: the log-in is too old, a budget is used up, the server is away. */
export function IssuanceRefusal({ problem, returnTo }: { problem: ApiProblem; returnTo: string }): ReactElement {
  const t = useMessages();
  const problemText = useProblemText();
  if (isProofLocked(problem)) {
    return (
      <Notice kind="error" live="alert" title={t('issuance.proofLocked')}>
        <p>{t('issuance.proofLockedAdvice')}</p>
        <p>{t('issuance.secretsCleared')}</p>
      </Notice>
    );
  }
  // With an OTP to type, the refusal is said at its field.
  if (problem.code === 'REPLACEMENT.PROOF_REQUIRED') {
    return (
      <Notice kind="caution" live="alert" title={t('issuance.approvalMissing')}>
        <p>{t('issuance.approvalAdvice')}</p>
      </Notice>
    );
  }
  if (problem.code !== 'REAUTHENTICATION.REQUIRED') {
    return (
      <Notice kind="error" live="alert" title={problemText(problem.code)}>
        <p>{t('issuance.secretsCleared')}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="caution" live="alert" title={problemText(problem.code)}>
      <p>{t('issuance.reauthentication')}</p>
      <div>
        <a className={buttonClass('secondary')} href={signInAddress({ returnTo, again: true })}>
          {t('issuance.signInAgain')}
        </a>
      </div>
    </Notice>
  );
}
