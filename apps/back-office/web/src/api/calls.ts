import { ApiProblem, answerOf } from '@enrollment/look';
import createClient from 'openapi-fetch';
import type { Enrollment, Operator, PlainAct, QueuePage, TimelineItem } from './model.js';
import type { paths } from './schema.js';

const client = createClient<paths>({ baseUrl: '/', headers: { Accept: 'application/json' } });

export type Session =
  | { readonly kind: 'signedIn'; readonly operator: Operator }
  | { readonly kind: 'signedOut' | 'notAdmitted' | 'unreachable' };

/** Who sits in front of the screen, as far as the server can tell. */
export async function readSession(): Promise<Session> {
  try {
    return { kind: 'signedIn', operator: await answerOf(client.GET('/api/v1/me')) };
  } catch (problem) {
    const status = problem instanceof ApiProblem ? problem.status : 0;
    if (status === 403) return { kind: 'notAdmitted' };
    return { kind: status === 401 ? 'signedOut' : 'unreachable' };
  }
}

/** Behind the cursor of the page before, or the first page. */
export function getStuck(cursor: string | null): Promise<QueuePage> {
  const query = { stuck: 'any' as const, ...(cursor === null ? {} : { cursor }) };
  return answerOf(client.GET('/api/v1/enrollments', { params: { query } }));
}

export function getEnrollment(id: string): Promise<Enrollment> {
  return answerOf(client.GET('/api/v1/enrollments/{id}', { params: { path: { id } } }));
}

export async function getTimeline(id: string): Promise<readonly TimelineItem[]> {
  const { items } = await answerOf(client.GET('/api/v1/enrollments/{id}/timeline', { params: { path: { id } } }));
  return items;
}

export interface Act {
  readonly action: PlainAct;
  readonly reason: string;
}

export async function act(id: string, body: Act, key: string): Promise<void> {
  const headers = { 'Idempotency-Key': key };
  await answerOf(client.POST('/api/v1/enrollments/{id}/actions', { params: { path: { id } }, body, headers }));
}
