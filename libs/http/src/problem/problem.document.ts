import { PROBLEMS, type ProblemCode } from '@enrollment/domain';
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

/** Statuses that a face's contract gives to a code instead of the usual one. */
export type OwnStatuses = Readonly<Partial<Record<ProblemCode, number>>>;

/** The body of a refusal (RFC 9457 §3.1). */
export function problemDocument({ code, members }: ProblemException, own: OwnStatuses = {}): ProblemDocument {
  const { status, title, detail } = PROBLEMS[code];
  return { ...members, type: `urn:enrollment:problem:${code}`, title, status: own[code] ?? status, detail, code };
}

/** 429 and 503 always say when to come back (RFC 9110 §10.2.3). */
export function retryAfterOf({ code, retryAfterSeconds }: ProblemException): number | undefined {
  const { status } = PROBLEMS[code];
  const fallback = status === 429 ? 60 : status === 503 ? RETRY_AFTER_SECONDS : undefined;
  return retryAfterSeconds ?? fallback;
}
