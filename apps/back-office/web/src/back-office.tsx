import { type ReactElement, useEffect, useState } from 'react';
import { readSession, type Session } from './api/operator.js';
import { BackOfficeFrame } from './frame/back-office-frame.js';
import { FailurePage } from './frame/failure.page.js';
import { SignInPage } from './session/sign-in.page.js';
import { StuckQueuePage } from './stuck-queue/stuck-queue.page.js';

function pageOf({ kind }: Session, retry: () => void): ReactElement {
  switch (kind) {
    case 'signedIn':
      return <StuckQueuePage />;
    case 'signedOut':
      return <SignInPage />;
    default:
      return <FailurePage kind={kind} onRetry={retry} />;
  }
}

export function BackOffice(): ReactElement {
  const [session, setSession] = useState<Session | null>(null);
  const read = (): void => void readSession().then(setSession);
  useEffect(read, []);
  return (
    <BackOfficeFrame operator={session?.kind === 'signedIn' ? session.operator : null}>
      {session && pageOf(session, read)}
    </BackOfficeFrame>
  );
}
