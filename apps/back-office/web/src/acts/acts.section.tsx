import { Button, Notice, TitledSection } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import type { Enrollment, PlainAct } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';
import { ActDialog } from './act.dialog.js';

const PLAIN_ACTS: readonly PlainAct[] = ['resend', 'retry', 'cancel'];

/** What this operator may do now; the server says which. */
export function ActsSection({ enrollment: { id, acts } }: { enrollment: Enrollment }): ReactElement | null {
  const t = useMessages();
  const [asked, setAsked] = useState<PlainAct | null>(null);
  const [done, setDone] = useState<PlainAct | null>(null);
  const offered = PLAIN_ACTS.filter((action) => acts.includes(action));
  if (offered.length === 0 && asked === null && done === null) return null;
  const begin = (action: PlainAct): void => {
    setDone(null);
    setAsked(action);
  };
  const finish = (): void => {
    setDone(asked);
    setAsked(null);
  };
  return (
    <TitledSection title={t('act.title')}>
      {done && <Notice kind="success" live="status" title={t(`act.${done}.done`)} />}
      <div className="row">
        {offered.map((action) => (
          <Button key={action} onClick={() => begin(action)}>
            {t(`act.${action}.begin`)}
          </Button>
        ))}
      </div>
      {asked && <ActDialog key={asked} id={id} action={asked} onClose={() => setAsked(null)} onDone={finish} />}
    </TitledSection>
  );
}
