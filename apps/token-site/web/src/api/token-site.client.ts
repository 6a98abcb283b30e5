import { type Answer, NO_ANSWER, problemIn } from './problem.js';

export interface LinkOpening {
  readonly serviceId: string;
  readonly userId: string;
  readonly serviceName: { readonly ja: string; readonly en: string };
  readonly state: 'open' | 'superseded' | 'expired' | 'ended';
  readonly deadline: string;
}

export interface ServerTime {
  readonly now: string;
  readonly epochMilliseconds: number;
}

export interface ProvisioningRequest {
  readonly serviceId: string;
  readonly userId: string;
  readonly startPassword: string;
  readonly consent: { readonly version: string; readonly accepted: true };
  readonly device: {
    readonly id: string;
    readonly kind: 'smartphone';
    readonly name: string;
    readonly publicKey: JsonWebKey;
  };
  readonly clock: number;
}

export interface Provisioning {
  readonly tokenId: string;
  readonly displayName: string;
  readonly serverTime: string;
  readonly key: string;
}

/** A phone changes networks in mid-request; without a limit it would wait for an answer that never comes. */
const ANSWER_LIMIT_MS = 20_000;

async function call<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
    const response = await fetch(`/api/v1${path}`, { ...init, signal, cache: 'no-store', credentials: 'omit' });
    if (!response.ok) return { ok: false, problem: await problemIn(response) };
    return { ok: true, value: (await response.json()) as T };
  } catch {
    return { ok: false, problem: NO_ANSWER };
  }
}

function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  return call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export const readServerTime = () => call<ServerTime>('/time', { method: 'GET' });

export const openLink = (linkCode: string) => post<LinkOpening>('/link-openings', { linkCode });

export const provision = (request: ProvisioningRequest, idempotencyKey: string) =>
  post<Provisioning>('/provisionings', request, { 'Idempotency-Key': idempotencyKey });
