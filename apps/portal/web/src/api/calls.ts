import { ApiProblem, answerOf } from '@enrollment/look';
import createClient from 'openapi-fetch';
import type { ConfirmationBody, Enrollment, IssueBody, Me, Service, Token } from './model.js';
import type { paths } from './schema.js';

const client = createClient<paths>({ baseUrl: '/', headers: { Accept: 'application/json' } });

// What the server writes to the customer, mails among it, is in the language of the page.
client.use({ onRequest: ({ request }) => request.headers.set('Accept-Language', document.documentElement.lang) });

const keyed = (key: string): { headers: Record<string, string> } => ({ headers: { 'Idempotency-Key': key } });

export function getService(): Promise<Service> {
  return answerOf(client.GET('/api/v1/service'));
}

export function getMe(): Promise<Me> {
  return answerOf(client.GET('/api/v1/me'));
}

/** The customer's open or latest enrollment; null before the first. */
export async function getEnrollment(): Promise<Enrollment | null> {
  try {
    return await answerOf(client.GET('/api/v1/enrollment'));
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === 'ENROLLMENT.NONE') return null;
    throw problem;
  }
}

export function issue(body: IssueBody, key: string): Promise<Enrollment> {
  return answerOf(client.POST('/api/v1/enrollment', { body, ...keyed(key) }));
}

export function reissue(body: IssueBody, key: string): Promise<Enrollment> {
  return answerOf(client.POST('/api/v1/enrollment/reissue', { body, ...keyed(key) }));
}

export async function resendMail(key: string): Promise<void> {
  const { response, error } = await client.POST('/api/v1/enrollment/mail', keyed(key)).catch(() => {
    throw ApiProblem.ofConnection();
  });
  if (!response.ok) throw ApiProblem.fromAnswer(response, error);
}

export function confirm(body: ConfirmationBody, key: string): Promise<Enrollment> {
  return answerOf(client.POST('/api/v1/enrollment/confirmation', { body, ...keyed(key) }));
}

export function cancel(key: string): Promise<Enrollment> {
  return answerOf(client.DELETE('/api/v1/enrollment', keyed(key)));
}

export function getToken(): Promise<Token> {
  return answerOf(client.GET('/api/v1/token'));
}

export function suspendToken(key: string): Promise<Token> {
  return answerOf(client.POST('/api/v1/token/suspension', keyed(key)));
}

export function repudiateToken(key: string): Promise<Token> {
  return answerOf(client.POST('/api/v1/token/repudiation', keyed(key)));
}
