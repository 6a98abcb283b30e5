import createClient from 'openapi-fetch';
import { type Answer, NO_ANSWER, problemOf } from './problem.js';
import type { paths } from './schema.js';

type Json<Responses, Status extends keyof Responses> = Responses[Status] extends {
  content: { 'application/json': infer Body };
}
  ? Body
  : never;

export type LinkOpening = Json<paths['/api/v1/link-openings']['post']['responses'], 200>;
type ServerTime = Json<paths['/api/v1/time']['get']['responses'], 200>;
export type ProvisioningRequest = paths['/api/v1/provisionings']['post']['requestBody']['content']['application/json'];
export type Provisioning = Json<paths['/api/v1/provisionings']['post']['responses'], 201>;

/** A phone changes networks in mid-request; without a limit it would wait for an answer that never comes. */
const ANSWER_LIMIT_MS = 20_000;

const client = createClient<paths>({
  baseUrl: '/',
  cache: 'no-store',
  credentials: 'omit',
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) }),
});

interface Outcome<Value> {
  readonly data?: Value;
  readonly error?: unknown;
  readonly response: Response;
}

async function answerOf<Value>(call: Promise<Outcome<Value>>): Promise<Answer<Value>> {
  try {
    const { data, error, response } = await call;
    return data === undefined ? { ok: false, problem: problemOf(response, error) } : { ok: true, value: data };
  } catch {
    return { ok: false, problem: NO_ANSWER };
  }
}

export function readServerTime(): Promise<Answer<ServerTime>> {
  return answerOf(client.GET('/api/v1/time'));
}

export function openLink(linkCode: string): Promise<Answer<LinkOpening>> {
  return answerOf(client.POST('/api/v1/link-openings', { body: { linkCode } }));
}

export function provision(body: ProvisioningRequest, idempotencyKey: string): Promise<Answer<Provisioning>> {
  const headers = { 'Idempotency-Key': idempotencyKey };
  return answerOf(client.POST('/api/v1/provisionings', { body, headers }));
}
