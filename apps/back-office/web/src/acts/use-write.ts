import { ApiProblem, useKeyedWrite } from '@enrollment/look';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { noteSessionEnd, queryClient } from '../api/queries.js';

interface WriteState<Body> {
  readonly write: (body: Body) => Promise<void>;
  readonly isSending: boolean;
  readonly problem: ApiProblem | null;
}

interface WriteOptions<Answer> {
  readonly rereads: QueryKey;
  readonly onDone: (answer: Answer) => void;
  readonly onRefused?: (problem: ApiProblem) => void;
}

/** Sends a write, reads again what it changed, and keeps why it was refused. */
export function useWrite<Body, Answer>(
  send: (body: Body, key: string) => Promise<Answer>,
  { rereads, onDone, onRefused }: WriteOptions<Answer>,
): WriteState<Body> {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const keyed = useKeyedWrite(send);

  const write = async (body: Body): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      onDone(await keyed(body));
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      noteSessionEnd(failure);
      setProblem(failure);
      onRefused?.(failure);
    } finally {
      setSending(false);
      await queryClient.invalidateQueries({ queryKey: rereads });
    }
  };
  return { write, isSending, problem };
}
