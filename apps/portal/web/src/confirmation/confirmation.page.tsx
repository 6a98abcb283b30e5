import { PageTitle, Stages } from '@enrollment/look';
import type { ReactElement } from 'react';
import { isOpen } from '../api/model.js';
import { useServiceName } from '../frame/use-service.js';
import { useFollowLanding } from '../landing/use-follow-landing.js';
import { useLiveEnrollment } from '../live/use-live-enrollment.js';
import { useMessages } from '../messages/use-messages.js';
import { ConnectionNotice } from './connection.notice.js';
import { EndedNotice } from './ended.notice.js';
import { OpenEnrollment } from './open-enrollment.js';
import { stageOf } from './stage.js';

export function ConfirmationPage(): ReactElement | null {
  const t = useMessages();
  const serviceName = useServiceName();
  const { enrollment, connection } = useLiveEnrollment();
  useFollowLanding('/confirm');
  if (!enrollment) return null;
  return (
    <div className="stack stack--wide">
      <Stages current={stageOf(enrollment)} />
      <PageTitle site={serviceName}>{t('confirmation.title')}</PageTitle>
      <ConnectionNotice connection={connection} />
      {isOpen(enrollment) ? <OpenEnrollment enrollment={enrollment} /> : <EndedNotice enrollment={enrollment} />}
    </div>
  );
}
