import { ApiProblem } from '@enrollment/look';

const MAX_ASKS = 12;
const DEFAULT_WAIT_SECONDS = 5;
const MAX_WAIT_SECONDS = 15;

interface Asking<Answer> {
  readonly send: () => Promise<Answer>;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly onPending?: () => void;
}

function byTimer(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function waitSeconds(problem: ApiProblem): number {
  return Math.min(problem.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, MAX_WAIT_SECONDS);
}

/** A try without an outcome is answered 503 and stays pending: the same request is sent again until it is judged. */
export async function askUntilDecided<Answer>({ send, wait = byTimer, onPending }: Asking<Answer>): Promise<Answer> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await send();
    } catch (problem) {
      const isPending = problem instanceof ApiProblem && problem.code === 'TRY.PENDING';
      if (!isPending || asked >= MAX_ASKS) throw problem;
      onPending?.();
      await wait(waitSeconds(problem) * 1000);
    }
  }
}
