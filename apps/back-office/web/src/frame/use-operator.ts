import { useQuery } from '@tanstack/react-query';
import type { Operator } from '../api/model.js';
import { sessionQuery } from '../api/queries.js';

/** Who sits in front of the screen; null until they have logged in. */
export function useOperator(): Operator | null {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  return session?.kind === 'signedIn' ? session.operator : null;
}
