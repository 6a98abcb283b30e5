/** A refusal as the token site words it (RFC 9457), or a call that got no answer at all. */
export interface Problem {
  readonly code: string;
  readonly attemptsRemaining?: number;
  readonly retryAfterSeconds?: number;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const NO_ANSWER: Problem = { code: 'NETWORK' };

export function problemOf(response: Response, body: unknown): Problem {
  const members = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return {
    code: typeof members.code === 'string' ? members.code : `HTTP.${response.status}`,
    ...(typeof members.attemptsRemaining === 'number' && { attemptsRemaining: members.attemptsRemaining }),
    ...(Number.isFinite(retryAfter) && { retryAfterSeconds: retryAfter }),
  };
}
