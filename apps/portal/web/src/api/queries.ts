import { ApiProblem } from '@enrollment/look';
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { getEnrollment, getMe, getService, getToken } from './calls.js';
import type { Enrollment } from './model.js';

/** Long enough that one navigation asks once, short enough that the next one sees what happened elsewhere. */
const BRIEFLY_MS = 3_000;

export const serviceQuery = queryOptions({ queryKey: ['service'], queryFn: getService, staleTime: Infinity });
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: getMe, staleTime: BRIEFLY_MS });
export const tokenQuery = queryOptions({ queryKey: ['token'], queryFn: getToken, staleTime: BRIEFLY_MS });
export const enrollmentQuery = queryOptions({
  queryKey: ['enrollment'],
  queryFn: getEnrollment,
  staleTime: BRIEFLY_MS,
});

function isWorthRetrying(failures: number, problem: Error): boolean {
  return failures < 2 && problem instanceof ApiProblem && !problem.isDecided;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: isWorthRetrying, refetchOnWindowFocus: false } },
});

/** Keeps the newer of two, because an answer and an event can overtake each other. */
export function rememberEnrollment(enrollment: Enrollment): void {
  const known = queryClient.getQueryData(enrollmentQuery.queryKey);
  const isOlder = known?.id === enrollment.id && known.updatedAt > enrollment.updatedAt;
  if (!isOlder) queryClient.setQueryData(enrollmentQuery.queryKey, enrollment);
  if (enrollment.state === 'ACTIVE' && known?.state !== 'ACTIVE') {
    void queryClient.prefetchQuery({ ...meQuery, staleTime: 0 });
    void queryClient.prefetchQuery({ ...tokenQuery, staleTime: 0 });
  }
}
