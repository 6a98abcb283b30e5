import { useState } from 'react';
import { ApiProblem } from './api-problem.js';
import { attemptKeys } from './attempt-key.js';

type Send<Body, Answer> = (body: Body, key: string) => Promise<Answer>;

/** Sends a write under an Idempotency-Key that survives lost connections and is dropped by a decided answer. */
export function useKeyedWrite<Body, Answer>(send: Send<Body, Answer>): (body: Body) => Promise<Answer> {
  const [keys] = useState(() => attemptKeys(() => crypto.randomUUID()));
  return async (body) => {
    try {
      const answer = await send(body, keys.keyFor(body));
      keys.settle();
      return answer;
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.isDecided) keys.settle();
      throw problem;
    }
  };
}
