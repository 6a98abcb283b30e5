import { ApiProblem, answerOf } from '@enrollment/look';
import createClient from 'openapi-fetch';
import type { Act, Approval, ApprovalsPage, Decision, Enrollment, Operator, QueuePage, TimelineItem } from './model.js';
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

const keyed = (key: string): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });

/** Done, or first asked of a second operator. */
export type Outcome = 'done' | 'asked';

/** An unlock asks for its approval until there is one: asking for the same again answers the request that waits. */
export async function carryOut(id: string, body: Act, key: string): Promise<Outcome> {
  const { action, reason } = body;
  if (action !== 'unlock') return act(id, body, key);
  const request = { kind: action, targetId: id, reason };
  const { id: approvalId, approvedBy } = await answerOf(client.POST('/api/v1/approvals', { body: request }));
  return approvedBy === null ? 'asked' : act(id, { action, reason, approvalId }, key);
}

async function act(id: string, body: Act & { readonly approvalId?: string }, key: string): Promise<'done'> {
  const params = { path: { id } };
  await answerOf(client.POST('/api/v1/enrollments/{id}/actions', { params, body, headers: keyed(key) }));
  return 'done';
}

/** Behind the cursor of the page before, or the first page. */
export function getApprovals(cursor: string | null): Promise<ApprovalsPage> {
  return answerOf(client.GET('/api/v1/approvals', { params: { query: cursor === null ? {} : { cursor } } }));
}

export function decide(
  id: string,
  { decision, reason }: { readonly decision: Decision; readonly reason: string },
  key: string,
): Promise<Approval> {
  const request = { params: { path: { id } }, body: { reason }, headers: keyed(key) };
  return answerOf(client.POST(`/api/v1/approvals/{id}/${decision}`, request));
}
