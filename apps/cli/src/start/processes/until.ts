import { setTimeout as pause } from 'node:timers/promises';

const ASK_EVERY_MS = 100;

export interface UntilOptions {
  readonly limitMs: number;
  readonly signal?: AbortSignal;
}

/** Asks again and again; false when the limit passed or the signal came before the answer was yes. */
export async function until(
  question: () => boolean | Promise<boolean>,
  { limitMs, signal }: UntilOptions,
): Promise<boolean> {
  const limit = performance.now() + limitMs;
  while (signal?.aborted !== true) {
    if (await question()) return true;
    if (performance.now() >= limit) return false;
    await pause(ASK_EVERY_MS);
  }
  return false;
}
