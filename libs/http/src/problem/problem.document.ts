import { PROBLEMS } from '@enrollment/domain';
import type { ProblemException } from './problem.exception.js';
import { RETRY_AFTER_SECONDS } from './problem.mapping.js';

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [member: string]: unknown;
}

/** The body of a refusal (RFC 9457 §3.1). */
export function problemDocument({ code, members }: ProblemException): ProblemDocument {
  const { status, title, detail } = PROBLEMS[code];
  return { ...members, type: `urn:enrollment:problem:${code}`, title, status, detail, code };
}

/** 429 and 503 always say when to come back (RFC 9110 §10.2.3). */
export function retryAfterOf({ code, retryAfterSeconds }: ProblemException): number | undefined {
  const { status } = PROBLEMS[code];
  const fallback = status === 429 ? 60 : status === 503 ? RETRY_AFTER_SECONDS : undefined;
  return retryAfterSeconds ?? fallback;
}
