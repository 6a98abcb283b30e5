import { Button, TitledSection } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import type { Enrollment, ShownAct } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';
import { ActDialog } from './act.dialog.js';
import { type ActEnd, ActOutcome } from './act.outcome.js';

const SHOWN_ACTS: readonly ShownAct[] = ['resend', 'unlock', 'extend', 'retry', 'cancel'];

/** What this operator may do now; the server says which. */
export function ActsSection({ enrollment: { id, acts, state } }: { enrollment: Enrollment }): ReactElement | null {
  const t = useMessages();
  const [asked, setAsked] = useState<ShownAct | null>(null);
  const [end, setEnd] = useState<ActEnd | null>(null);
  const offered = SHOWN_ACTS.filter((action) => acts.includes(action));
  if (offered.length === 0 && asked === null && end === null) return null;
  const begin = (action: ShownAct): void => {
    setEnd(null);
    setAsked(action);
  };
  const finish = (action: ShownAct, outcome: ActEnd['outcome']): void => {
    setEnd({ action, outcome });
    setAsked(null);
  };
  return (
    <TitledSection title={t('act.title')}>
      {end && <ActOutcome end={end} state={state} />}
      <div className="row">
        {offered.map((action) => (
          <Button key={action} onClick={() => begin(action)}>
            {t(`act.${action}.begin`)}
          </Button>
        ))}
      </div>
      {asked && (
        <ActDialog
          key={asked}
          id={id}
          action={asked}
          onClose={() => setAsked(null)}
          onDone={(outcome) => finish(asked, outcome)}
          onLate={() => finish(asked, 'late')}
        />
      )}
    </TitledSection>
  );
}
