import { Button, Notice, TextField } from '@enrollment/look';
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '../messages/use-messages.js';
import type { Refusal } from './use-refusal.js';

interface ReasonDialogProps {
  readonly question: string;
  readonly consequence: string;
  readonly carryOut: string;
  /** What takes something away is never done by the Enter key alone. */
  readonly isDestructive: boolean;
  readonly isSending: boolean;
  readonly refusal: Refusal;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks why before anything is done. */
export function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { question, consequence, carryOut, isDestructive, isSending, refusal, onSend, onClose, children } = props;
  const t = useMessages();
  const headingId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => dialog.current?.showModal(), []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isDestructive && !isSending) onSend(reason);
  };

  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={headingId} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <h2 id={headingId}>{question}</h2>
        <p>{consequence}</p>
        {refusal.general && <Notice kind="error" live="alert" title={refusal.general} />}
        {children}
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
            onClick={() => onSend(reason)}
            busyLabel={isSending && t('act.sending')}
          >
            {carryOut}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t('act.keep')}</Button>
        </div>
      </form>
    </dialog>
  );
}
