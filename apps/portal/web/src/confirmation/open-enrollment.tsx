import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { tokenQuery } from '../api/queries.js';
import { SuspendedNotice } from '../token/suspended.notice.js';
import { AttentionNotice } from './attention.notice.js';
import { HelpSection } from './help.section.js';
import { LockedNotice } from './locked.notice.js';
import { NextStepNotice } from './next-step.notice.js';
import { OtpSection } from './otp.section.js';
import { ProgressSection } from './progress.section.js';
import { ReissuedNotice } from './reissued.notice.js';
import { TokenSection } from './token.section.js';
import { WaySection } from './way.section.js';

/**
 * What is needed next stands first: mail and IDs until the app is set up, the one-time password after that. What was typed
 * and answered belongs to its generation.
 */
function sectionsOf(enrollment: Enrollment): ReactElement[] {
  const progress = <ProgressSection key="progress" enrollment={enrollment} />;
  if (enrollment.state === 'LOCKED') return [progress];
  const token = <TokenSection key="token" enrollment={enrollment} />;
  const otp = <OtpSection key={`otp-${enrollment.generation}`} enrollment={enrollment} />;
  return enrollment.provisioning.provisionedAt
    ? [otp, progress, token]
    : [progress, token, <WaySection key="way" />, otp];
}

export function OpenEnrollment({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const { data: token } = useQuery({ ...tokenQuery, enabled: false });
  const isProvisioned = enrollment.provisioning.provisionedAt !== null;
  return (
    <>
      {token?.status === 'suspended' && <SuspendedNotice onHold={token.onHold} />}
      <ReissuedNotice generation={enrollment.generation} />
      {enrollment.state === 'LOCKED' ? (
        <LockedNotice isProvisioned={isProvisioned} />
      ) : (
        <NextStepNotice enrollment={enrollment} />
      )}
      <AttentionNotice enrollment={enrollment} />
      {sectionsOf(enrollment)}
      <HelpSection key={enrollment.generation} enrollment={enrollment} />
    </>
  );
}
