import { setTimeout as pause } from 'node:timers/promises';

const ASK_EVERY_MS = 100;
const DEFAULT_LIMIT_MS = 20_000;

/** Asks again until there is something; a limit says how long that may take, and what was awaited. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  limitMs = DEFAULT_LIMIT_MS,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await pause(ASK_EVERY_MS);
  }
}
