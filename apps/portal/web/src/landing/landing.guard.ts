import { ApiProblem } from '@enrollment/look';
import { redirect } from '@tanstack/react-router';
import { enrollmentQuery, meQuery, queryClient, tokenQuery } from '../api/queries.js';
import { decideLanding, type Intent, type Place } from './landing.decision.js';

async function standing() {
  const [token, enrollment] = await Promise.all([
    queryClient.fetchQuery(tokenQuery),
    queryClient.fetchQuery(enrollmentQuery),
    queryClient.fetchQuery(meQuery),
  ]);
  return { token, enrollment };
}

interface Asked {
  readonly place: Place;
  readonly intent?: Intent | undefined;
  readonly href: string;
}

/** Runs before a page of somebody signed in is shown. */
export async function landWhereOneStopped({ place, intent, href }: Asked): Promise<void> {
  const found = await standing().catch((problem: unknown) => {
    const isSignedOut = problem instanceof ApiProblem && problem.status === 401;
    if (isSignedOut) throw redirect({ to: '/sign-in', search: { returnTo: href }, replace: true });
    throw problem;
  });
  const landing = decideLanding(place, intent, found);
  if (landing !== place) throw redirect({ to: landing, replace: true });
}
