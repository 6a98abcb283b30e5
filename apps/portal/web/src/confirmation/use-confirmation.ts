import { ApiProblem, useKeyedWrite } from '@enrollment/look';
import { useState } from 'react';
import { askUntilDecided } from '../api/ask-until-decided.js';
import { confirm } from '../api/calls.js';
import type { ConfirmationBody } from '../api/model.js';
import { rememberEnrollment } from '../api/queries.js';
import { reportedSession } from '../session/session-end.js';

/** What the last one-time password came to. `ordinal` tells two equal refusals apart. */
export type ConfirmationStanding =
  | { readonly kind: 'idle' | 'pending' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem; readonly ordinal: number };

const IDLE: ConfirmationStanding = { kind: 'idle' };

interface Confirmation {
  readonly standing: ConfirmationStanding;
  readonly isSending: boolean;
  send(body: ConfirmationBody): void;
}

/** A one-time password that was judged is of no further use; one that was not is kept, to be sent again. */
export function useConfirmation(onJudged: (otp: string) => void): Confirmation {
  const [standing, setStanding] = useState<ConfirmationStanding>(IDLE);
  const [isSending, setSending] = useState(false);
  const write = useKeyedWrite(confirm);

  const refuse = (problem: ApiProblem, otp: string): void => {
    setStanding((last) => ({ kind: 'refused', problem, ordinal: last.kind === 'refused' ? last.ordinal + 1 : 1 }));
    if (problem.isDecided) onJudged(otp);
  };
  const ask = async (body: ConfirmationBody): Promise<void> => {
    setSending(true);
    try {
      const onPending = (): void => setStanding({ kind: 'pending' });
      rememberEnrollment(await reportedSession(askUntilDecided({ send: () => write(body), onPending })));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      refuse(problem, body.otp);
    } finally {
      setSending(false);
    }
  };
  return { standing, isSending, send: (body) => void ask(body) };
}
