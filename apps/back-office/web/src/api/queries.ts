import { ApiProblem } from '@enrollment/look';
import { infiniteQueryOptions, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { getApprovals, getEnrollment, getStuck, getTimeline, readSession } from './calls.js';

/*
 * Asked again when an operator comes back to the page or acts on it, and not by the clock: an unattended page would keep
 * its session from ever being idle.
 */
const SESSION_STALE_MS = 15_000;

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: readSession, staleTime: SESSION_STALE_MS });

export const stuckQuery = infiniteQueryOptions({
  queryKey: ['stuck'],
  queryFn: ({ pageParam }) => getStuck(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const approvalsQuery = infiniteQueryOptions({
  queryKey: ['approvals'],
  queryFn: ({ pageParam }) => getApprovals(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export const enrollmentQuery = (id: string) =>
  queryOptions({ queryKey: ['enrollment', id], queryFn: () => getEnrollment(id) });

export const timelineQuery = (id: string) =>
  queryOptions({ queryKey: ['enrollment', id, 'timeline'], queryFn: () => getTimeline(id) });

function isWorthRetrying(failures: number, problem: Error): boolean {
  return failures < 2 && problem instanceof ApiProblem && !problem.isDecided;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: isWorthRetrying } },
  queryCache: new QueryCache({ onError: noteSessionEnd }),
});

/** An answer that the session is gone takes what was shown along. */
export function noteSessionEnd(problem: unknown): void {
  if (!(problem instanceof ApiProblem) || problem.status !== 401) return;
  queryClient.setQueryData(sessionQuery.queryKey, { kind: 'signedOut' });
  for (const queryKey of [['stuck'], ['enrollment'], ['approvals']]) queryClient.removeQueries({ queryKey });
}
