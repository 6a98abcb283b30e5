import { Button, Notice } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import { cancel } from '../api/calls.js';
import { useKeyedWrite } from '../api/keyed-write.js';
import { rememberEnrollment } from '../api/queries.js';
import { useProblemText } from '../frame/use-problem-text.js';
import { useMessages } from '../messages/use-messages.js';
import { reportedSession } from '../session/session-end.js';

/** Asks once more before it cancels, because the IDs and the mail become void. */
export function CancelAct(): ReactElement {
  const t = useMessages();
  const problemText = useProblemText();
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const write = useKeyedWrite((_act: 'cancel', key) => cancel(key));

  const send = async (): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      rememberEnrollment(await reportedSession(write('cancel')));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
      setSending(false);
    }
  };

  if (!isAsking) {
    return (
      <div className="stack">
        <p>{t('confirmation.cancelExplanation')}</p>
        <div>
          <Button onClick={() => setAsking(true)}>{t('confirmation.cancel')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack">
      {problem && <Notice kind="error" live="alert" title={problemText(problem.code)} />}
      <Notice kind="caution" live="alert" title={t('confirmation.cancelQuestion')}>
        <p>{t('confirmation.cancelConsequence')}</p>
      </Notice>
      <div className="row">
        <Button onClick={() => setAsking(false)}>{t('confirmation.keepOn')}</Button>
        <Button variant="danger" onClick={() => void send()} busyLabel={isSending && t('confirmation.cancelling')}>
          {t('confirmation.cancelForGood')}
        </Button>
      </div>
    </div>
  );
}
