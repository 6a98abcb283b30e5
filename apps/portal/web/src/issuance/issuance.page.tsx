import { buttonClass, Notice, PageTitle, Stages } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { enrollmentQuery, tokenQuery } from '../api/queries.js';
import { useService, useServiceName } from '../frame/use-service.js';
import type { Intent } from '../landing/landing.decision.js';
import { useFollowLanding } from '../landing/use-follow-landing.js';
import { useMessages } from '../messages/use-messages.js';
import { IssuanceForm } from './issuance.form.js';
import { issuanceStanding } from './issuance.standing.js';

export function IssuancePage({ intent }: { intent?: Intent | undefined }): ReactElement {
  const t = useMessages();
  const serviceName = useServiceName();
  const service = useService();
  const { data: token } = useQuery({ ...tokenQuery, enabled: false });
  // Somebody who issued in another window and comes back belongs where that window is.
  const { data: enrollment = null } = useQuery({ ...enrollmentQuery, refetchOnWindowFocus: 'always' });
  useFollowLanding('/issue', intent);

  const standing = issuanceStanding(service, enrollment, token);
  const { isReissue, isReplacement, rules, asksCurrentOtp, needsApproval } = standing;
  const back = isReissue ? '/confirm' : isReplacement ? '/' : undefined;
  return (
    <div className="stack stack--wide">
      <Stages current="issue" />
      <PageTitle site={serviceName}>{t('issuance.title')}</PageTitle>
      {isReissue && (
        <Notice kind="caution" title={t('issuance.reissueTitle')}>
          <p>{t('issuance.reissueExplanation')}</p>
        </Notice>
      )}
      {!isReissue && enrollment?.state === 'EXPIRED' && <Notice kind="info" title={t('issuance.afterExpiry')} />}
      {isReplacement && (
        <Notice kind="info" title={t('issuance.replacementTitle')}>
          <p>{t('issuance.replacementExplanation')}</p>
          {needsApproval && <p>{t('issuance.approvalNeeded')}</p>}
        </Notice>
      )}
      {!isReissue && !isReplacement && <p>{t('issuance.lead')}</p>}
      <IssuanceForm
        isReissue={isReissue}
        rules={rules}
        asksCurrentOtp={asksCurrentOtp}
        returnTo={intent ? `/issue?intent=${intent}` : '/issue'}
        otherWay={
          back && (
            <Link to={back} className={buttonClass('secondary')}>
              {t(isReissue ? 'issuance.keepOldIssue' : 'issuance.keepOldToken')}
            </Link>
          )
        }
      />
    </div>
  );
}
