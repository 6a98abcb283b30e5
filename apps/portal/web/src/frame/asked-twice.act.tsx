import { ApiProblem, Button, Notice, useKeyedWrite } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import { reportedSession } from '../session/session-end.js';
import { useProblemText } from './use-problem-text.js';

export interface ActWords {
  readonly explanation: string;
  readonly begin: string;
  readonly question: string;
  readonly consequence: string;
  readonly keep: string;
  readonly carryOut: string;
  readonly busy: string;
}

interface AskedTwiceProps<Answer> {
  readonly words: ActWords;
  readonly send: (key: string) => Promise<Answer>;
  readonly onDone: (answer: Answer) => void;
  /** It came too late, or is not allowed: what the page shows may be old. */
  readonly onRefused?: () => void;
}

/** An act that takes something away: says what, and asks once more at another place before it does. */
export function AskedTwice<Answer>({ words, send, onDone, onRefused }: AskedTwiceProps<Answer>): ReactElement {
  const problemText = useProblemText();
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const write = useKeyedWrite((_act: 'act', key) => send(key));

  const carryOut = async (): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      onDone(await reportedSession(write('act')));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
      setSending(false);
      if (!failure.isDecided) return;
      setAsking(false);
      onRefused?.();
    }
  };

  const begin = (): void => {
    setProblem(null);
    setAsking(true);
  };
  const refusal = problem && <Notice kind="error" live="alert" title={problemText(problem.code)} />;

  if (!isAsking) {
    return (
      <div className="stack">
        {refusal}
        <p>{words.explanation}</p>
        <div>
          <Button onClick={begin}>{words.begin}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack">
      {refusal}
      <Notice kind="caution" live="alert" title={words.question}>
        <p>{words.consequence}</p>
      </Notice>
      <div className="row">
        <Button autoFocus onClick={() => setAsking(false)}>
          {words.keep}
        </Button>
        <Button variant="danger" onClick={() => void carryOut()} busyLabel={isSending && words.busy}>
          {words.carryOut}
        </Button>
      </div>
    </div>
  );
}
