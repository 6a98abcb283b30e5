import { buttonClass, Notice } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { type Key, useMessages } from '../messages/use-messages.js';
import { replacesNextStep } from './attention.notice.js';
import { stageOf } from './stage.js';
import { isUndeliverable } from './undeliverable.js';

type Step = 'mail' | 'setup' | 'confirmation';

const WORDS: Record<Step, readonly [title: Key, advice: Key]> = {
  mail: ['confirmation.next.mail', 'confirmation.next.mailAdvice'],
  setup: ['confirmation.next.setup', 'confirmation.next.setupAdvice'],
  confirmation: ['confirmation.next.confirmation', 'confirmation.next.confirmationAdvice'],
};

function stepOf(enrollment: Enrollment): Step {
  const stage = stageOf(enrollment);
  return stage === 'setup' || stage === 'confirmation' ? stage : 'mail';
}

function UndeliverableNotice({ address }: { address: string }): ReactElement {
  const t = useMessages();
  return (
    <Notice kind="error" live="alert" title={t('confirmation.next.undeliverable')}>
      <p>{t('confirmation.next.undeliverableAdvice', { address })}</p>
      <div>
        <Link to="/issue" search={{ intent: 'reissue' }} className={buttonClass('primary')}>
          {t('confirmation.issueAgain')}
        </Link>
      </div>
    </Notice>
  );
}

/** The one thing to do now; read out when the phone brought the enrollment on. */
export function NextStepNotice({ enrollment }: { enrollment: Enrollment }): ReactElement | null {
  const t = useMessages();
  if (isUndeliverable(enrollment)) return <UndeliverableNotice address={enrollment.mailAddress} />;
  if (replacesNextStep(enrollment)) return null;
  const [title, advice] = WORDS[stepOf(enrollment)];
  return (
    <Notice kind="info" live="status" title={t(title)}>
      <p>{t(advice)}</p>
    </Notice>
  );
}
