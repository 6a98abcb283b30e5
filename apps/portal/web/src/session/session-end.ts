import { ApiProblem } from '@enrollment/look';
import { enrollmentQuery, meQuery, queryClient, tokenQuery } from '../api/queries.js';

let tellEnd: () => void = () => undefined;

function report(problem: unknown): void {
  if (!(problem instanceof ApiProblem) || problem.status !== 401) return;
  const hadSession = queryClient.getQueryData(meQuery.queryKey) !== undefined;
  forgetSession();
  if (hadSession) tellEnd();
}

/** What was known of the person goes with the session. */
export function forgetSession(): void {
  for (const { queryKey } of [meQuery, enrollmentQuery, tokenQuery])
    queryClient.getQueryCache().find({ queryKey })?.reset();
}

/** Passes an answer on, and tells when it says that the session is gone. */
export async function reportedSession<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (problem) {
    report(problem);
    throw problem;
  }
}

/** Calls back when any answer says that a session which has been there is gone. */
export function onSessionEnd(listener: () => void): void {
  tellEnd = listener;
  queryClient.getQueryCache().config.onError = report;
}
