import { ApiProblem } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Enrollment } from '../api/model.js';
import { enrollmentQuery, queryClient, rememberEnrollment } from '../api/queries.js';
import { openEnrollmentEvents } from './browser-source.js';
import { type Connection, watchEnrollment } from './enrollment-watch.js';

function later(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

async function poll(): Promise<boolean> {
  try {
    await queryClient.fetchQuery({ ...enrollmentQuery, staleTime: 0, retry: false });
    return true;
  } catch (problem) {
    return problem instanceof ApiProblem && problem.status > 0 && problem.status < 500;
  }
}

interface Live {
  readonly enrollment: Enrollment | null;
  readonly connection: Connection;
}

/** The enrollment as it is now, in every tab that shows it. */
export function useLiveEnrollment(): Live {
  const [connection, setConnection] = useState<Connection>('live');
  const { data } = useQuery({ ...enrollmentQuery, enabled: false });
  useEffect(
    () =>
      watchEnrollment({
        open: openEnrollmentEvents,
        receive: (text) => rememberEnrollment(JSON.parse(text) as Enrollment),
        poll,
        tell: setConnection,
        later,
      }),
    [],
  );
  return { enrollment: data ?? null, connection };
}
