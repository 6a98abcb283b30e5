import { ApiProblem, Button, Notice, useKeyedWrite } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import { resendMail } from '../api/calls.js';
import type { Enrollment } from '../api/model.js';
import { enrollmentQuery, queryClient } from '../api/queries.js';
import { useProblemText } from '../frame/use-problem-text.js';
import { useMessages } from '../messages/use-messages.js';
import { reportedSession } from '../session/session-end.js';
import { useCountdown } from './use-countdown.js';

type Outcome = 'sent' | ApiProblem | null;

function ResendOutcome({ outcome }: { outcome: Outcome }): ReactElement | null {
  const t = useMessages();
  const problemText = useProblemText();
  if (outcome === null) return null;
  if (outcome === 'sent') return <Notice kind="success" live="status" title={t('confirmation.resent')} />;
  return <Notice kind="error" live="alert" title={problemText(outcome.code)} />;
}

export function ResendAct({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const { generation, resend, policy } = enrollment;
  const secondsToWait = useCountdown(resend.availableAt, policy.resendIntervalSeconds);
  const [isSending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  // The body is empty; generation and count name the act, so that only its repetition shares a key.
  const write = useKeyedWrite((_act: { generation: number; remaining: number }, key) => resendMail(key));

  const send = async (): Promise<void> => {
    setSending(true);
    try {
      await reportedSession(write({ generation, remaining: resend.remaining }));
      setOutcome('sent');
      await queryClient.fetchQuery({ ...enrollmentQuery, staleTime: 0 });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setOutcome(problem);
    } finally {
      setSending(false);
    }
  };

  return (
    <>
      <ResendOutcome outcome={outcome} />
      <div className="row">
        <Button
          onClick={() => void send()}
          unavailable={resend.remaining === 0 || secondsToWait > 0}
          busyLabel={isSending && t('confirmation.resending')}
        >
          {t('confirmation.resend')}
        </Button>
        <span className="soft">
          {t('confirmation.resendsLeft', { count: resend.remaining })}
          {resend.remaining > 0 && secondsToWait > 0 && t('confirmation.resendWait', { seconds: secondsToWait })}
        </span>
      </div>
    </>
  );
}
