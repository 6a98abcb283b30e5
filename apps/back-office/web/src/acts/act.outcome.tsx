import { Notice } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Outcome } from '../api/calls.js';
import type { Enrollment, ShownAct } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';

export interface ActEnd {
  readonly action: ShownAct;
  readonly outcome: Outcome | 'late';
}

interface ActOutcomeProps {
  readonly end: ActEnd;
  readonly state: Enrollment['state'];
}

/** What became of the act that was asked for last. */
export function ActOutcome({ end: { action, outcome }, state }: ActOutcomeProps): ReactElement {
  const t = useMessages();
  if (outcome === 'done') return <Notice kind="success" live="status" title={t(`act.${action}.done`)} />;
  if (outcome === 'late') {
    return (
      <Notice kind="caution" live="alert" title={t('act.late')}>
        <p>{t('act.stateNow', { state: t(`state.${state}`) })}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="info" live="status" title={t('act.asked')}>
      <p>{t('act.askedAdvice')}</p>
      <p>
        <a href="/approvals">{t('approvals.title')}</a>
      </p>
    </Notice>
  );
}
