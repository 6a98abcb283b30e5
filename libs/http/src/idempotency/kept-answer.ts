import { PROBLEMS, type ProblemCode } from '@enrollment/domain';
import { ProblemException } from '../problem/problem.exception.js';

/** An answer as it is sealed and kept. */
export type KeptAnswer =
  | { readonly kind: 'result'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly members: Readonly<Record<string, unknown>> };

export type Decision = 'decided' | 'undecided' | 'refused-before-writing';

/** What is mended by logging in, and then asked again with the same key. */
const LOG_IN: readonly ProblemCode[] = ['SESSION.REQUIRED', 'REAUTHENTICATION.REQUIRED'];

/** Only what was decided is kept. A 503 or a failure of ours may have left a row behind; a 400 or 429 has not. */
export function decisionOf({ code }: ProblemException): Decision {
  const { status } = PROBLEMS[code];
  if (status >= 500) return 'undecided';
  if (status === 400 || status === 429 || LOG_IN.includes(code)) return 'refused-before-writing';
  return 'decided';
}
