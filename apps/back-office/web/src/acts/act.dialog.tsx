import { Button, Notice, TextField } from '@enrollment/look';
import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { PlainAct } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';
import { useAct } from './use-act.js';
import { useRefusal } from './use-refusal.js';

interface ActDialogProps {
  readonly id: string;
  readonly action: PlainAct;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks why before anything is done. What takes something away is never done by the Enter key alone. */
export function ActDialog({ id, action, onClose, onDone }: ActDialogProps): ReactElement {
  const t = useMessages();
  const headingId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const { carryOut, isSending, problem } = useAct(id, onDone);
  const refusal = useRefusal(problem);
  const isDestructive = action === 'cancel';
  useEffect(() => dialog.current?.showModal(), []);

  const send = (): void => void carryOut({ action, reason });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isDestructive && !isSending) send();
  };

  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={headingId} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <h2 id={headingId}>{t(`act.${action}.question`)}</h2>
        <p>{t(`act.${action}.consequence`)}</p>
        {refusal.general && <Notice kind="error" live="alert" title={refusal.general} />}
        <TextField
          name="reason"
          label={t('act.reason')}
          hint={t('act.reasonHint')}
          error={refusal.reason}
          required
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="row">
          <Button
            variant={isDestructive ? 'danger' : 'primary'}
            onClick={send}
            busyLabel={isSending && t('act.sending')}
          >
            {t(`act.${action}.carryOut`)}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('act.keep')}</Button>
        </div>
      </form>
    </dialog>
  );
}
