import { ApiProblem, useKeyedWrite } from '@enrollment/look';
import { useState } from 'react';
import { type Act, act } from '../api/calls.js';
import { noteSessionEnd, queryClient } from '../api/queries.js';

interface ActState {
  readonly carryOut: (body: Act) => Promise<void>;
  readonly isSending: boolean;
  readonly problem: ApiProblem | null;
}

/** Sends an act, reads again what it changed, and keeps why it was refused. */
export function useAct(id: string, onDone: () => void): ActState {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const write = useKeyedWrite((body: Act, key) => act(id, body, key));

  const carryOut = async (body: Act): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      await write(body);
      onDone();
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      noteSessionEnd(failure);
      setProblem(failure);
    } finally {
      setSending(false);
      await queryClient.invalidateQueries({ queryKey: ['enrollment', id] });
    }
  };
  return { carryOut, isSending, problem };
}
