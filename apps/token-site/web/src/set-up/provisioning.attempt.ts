import { type Answer, type Problem } from '../api/problem.js';
import { type Provisioning, type ProvisioningRequest, provision } from '../api/token-site.client.js';

export const CONSENT_VERSION = '1';

export interface SetUpEntry {
  readonly serviceId: string;
  readonly userId: string;
  readonly startPassword: string;
}

/** One submission. Held in memory only, because it holds the start password; sent again as it is, clock included, until it is decided. */
export interface Attempt {
  readonly idempotencyKey: string;
  readonly request: ProvisioningRequest;
}

const UNDECIDED = new Set([
  'NETWORK',
  'TRY.PENDING',
  'DEPENDENCY.UNAVAILABLE',
  'REQUEST.RATE',
  'BUDGET.TRIES',
  'INTERNAL',
]);

/** Whether the same attempt should be sent again: nobody knows, or nobody has judged, what became of it. */
export function isUndecided(problem: Problem): boolean {
  return UNDECIDED.has(problem.code) || problem.code.startsWith('HTTP.5');
}

export function repeats(attempt: Attempt, entry: SetUpEntry): boolean {
  const { serviceId, userId, startPassword } = attempt.request;
  return serviceId === entry.serviceId && userId === entry.userId && startPassword === entry.startPassword;
}

export function attemptOf(entry: SetUpEntry, device: ProvisioningRequest['device'], clock: number): Attempt {
  const consent = { version: CONSENT_VERSION, accepted: true } as const;
  return { idempotencyKey: crypto.randomUUID(), request: { ...entry, consent, device, clock } };
}

const MAX_ASKS = 8;
const DEFAULT_WAIT_SECONDS = 3;
const MAX_WAIT_SECONDS = 15;

interface Asking {
  readonly send: typeof provision;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const overTheAir: Asking = {
  send: provision,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** A try without an outcome is answered 503 and stays pending: the same one is asked after until it is judged. */
export async function askUntilJudged(
  attempt: Attempt,
  { send, wait }: Asking = overTheAir,
): Promise<Answer<Provisioning>> {
  for (let asked = 1; ; asked += 1) {
    const answer = await send(attempt.request, attempt.idempotencyKey);
    if (answer.ok || answer.problem.code !== 'TRY.PENDING' || asked === MAX_ASKS) return answer;
    await wait(Math.min(answer.problem.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, MAX_WAIT_SECONDS) * 1000);
  }
}
