import { ApiProblem } from '../api/api-problem.js';
import { enrollmentQuery, meQuery, queryClient } from '../api/queries.js';

let tellEnd: () => void = () => undefined;

function report(problem: unknown): void {
  if (!(problem instanceof ApiProblem) || problem.status !== 401) return;
  const hadSession = queryClient.getQueryData(meQuery.queryKey) !== undefined;
  for (const { queryKey } of [meQuery, enrollmentQuery]) queryClient.getQueryCache().find({ queryKey })?.reset();
  if (hadSession) tellEnd();
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
