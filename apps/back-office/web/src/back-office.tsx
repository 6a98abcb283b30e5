import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Session } from './api/calls.js';
import { sessionQuery } from './api/queries.js';
import { ApprovalsPage } from './approvals/approvals.page.js';
import { EnrollmentPage } from './enrollment/enrollment.page.js';
import { BackOfficeFrame } from './frame/back-office-frame.js';
import { FailurePage } from './frame/failure.page.js';
import { SignInPage } from './session/sign-in.page.js';
import { StuckQueuePage } from './stuck-queue/stuck-queue.page.js';

/** The server answers at these paths alone (`BACK_OFFICE_PAGES`); from one page to another leads a plain link. */
function requestedPage(): ReactElement {
  if (location.pathname === '/approvals') return <ApprovalsPage />;
  const [, id] = /^\/enrollments\/([^/]+)$/.exec(location.pathname) ?? [];
  return id === undefined ? <StuckQueuePage /> : <EnrollmentPage id={id} />;
}

function pageOf({ kind }: Session, retry: () => void): ReactElement {
  switch (kind) {
    case 'signedIn':
      return requestedPage();
    case 'signedOut':
      return <SignInPage />;
    default:
      return <FailurePage kind={kind} onRetry={retry} />;
  }
}

export function BackOffice(): ReactElement {
  const { data: session, refetch } = useQuery(sessionQuery);
  return (
    <BackOfficeFrame operator={session?.kind === 'signedIn' ? session.operator : null}>
      {session && pageOf(session, () => void refetch())}
    </BackOfficeFrame>
  );
}
