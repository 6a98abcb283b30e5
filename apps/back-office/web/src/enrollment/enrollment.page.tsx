import { ApiProblem, PageTitle } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ActsSection } from '../acts/acts.section.js';
import { enrollmentQuery, queryClient } from '../api/queries.js';
import { FailurePage } from '../frame/failure.page.js';
import { ReadAt } from '../frame/read-at.js';
import { UnreachableNotice } from '../frame/unreachable.notice.js';
import { useMessages } from '../messages/use-messages.js';
import { TimelineSection } from '../timeline/timeline.section.js';
import { FactsSection } from './facts.section.js';
import { StuckNotice } from './stuck.notice.js';

/** The whole story of one enrollment, what stops it first. */
export function EnrollmentPage({ id }: { id: string }): ReactElement | null {
  const t = useMessages();
  const { data: enrollment, error, dataUpdatedAt, isRefetching, refetch } = useQuery(enrollmentQuery(id));
  // Its time line with it.
  const reload = (): void => void queryClient.invalidateQueries({ queryKey: enrollmentQuery(id).queryKey });
  if (error instanceof ApiProblem && error.status === 404)
    return <FailurePage kind="notFound" onRetry={() => void refetch()} />;
  if (enrollment === undefined) return error && <FailurePage kind="unreachable" onRetry={() => void refetch()} />;
  return (
    <div className="stack stack--wide">
      <div className="stack stack--tight">
        <a className="lines__link" href="/">
          {t('enrollment.back')}
        </a>
        <PageTitle site={t('frame.name')}>{t('enrollment.title', { loginId: enrollment.customer.loginId })}</PageTitle>
      </div>
      <ReadAt at={dataUpdatedAt} isReading={isRefetching} onReload={reload} />
      {error && <UnreachableNotice />}
      <StuckNotice stuck={enrollment.stuck} />
      <ActsSection enrollment={enrollment} />
      <FactsSection enrollment={enrollment} />
      <TimelineSection id={id} />
    </div>
  );
}
