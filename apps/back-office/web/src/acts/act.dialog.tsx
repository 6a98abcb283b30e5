import { SelectField } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import { carryOut, type Outcome } from '../api/calls.js';
import type { Act, ShownAct } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';
import { ReasonDialog } from './reason.dialog.js';
import { useRefusal } from './use-refusal.js';
import { useWrite } from './use-write.js';

const DAY_SECONDS = 86_400;
const EXTENSION_DAYS = ['1', '3', '7'] as const;

interface ActDialogProps {
  readonly id: string;
  readonly action: ShownAct;
  readonly onClose: () => void;
  readonly onDone: (outcome: Outcome) => void;
  /** The enrollment has moved on meanwhile. */
  readonly onLate: () => void;
}

export function ActDialog({ id, action, onClose, onDone, onLate }: ActDialogProps): ReactElement {
  const t = useMessages();
  const [days, setDays] = useState<string>(EXTENSION_DAYS[0]);
  const { write, isSending, problem } = useWrite((body: Act, key) => carryOut(id, body, key), {
    rereads: ['enrollment', id],
    onDone,
    onRefused: ({ code }) => code === 'ENROLLMENT.STATE' && onLate(),
  });
  const refusal = useRefusal(problem);
  const send = (reason: string): void =>
    void write(action === 'extend' ? { action, reason, seconds: Number(days) * DAY_SECONDS } : { action, reason });

  return (
    <ReasonDialog
      question={t(`act.${action}.question`)}
      consequence={t(`act.${action}.consequence`)}
      carryOut={t(`act.${action}.carryOut`)}
      isDestructive={action === 'cancel'}
      isSending={isSending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      {action === 'extend' && (
        <SelectField
          name="days"
          label={t('act.extend.by')}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
          options={EXTENSION_DAYS.map((value) => ({ value, label: t('act.extend.days', { count: Number(value) }) }))}
        />
      )}
    </ReasonDialog>
  );
}
