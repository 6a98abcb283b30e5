const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const STEADY_AFTER_MS = 60_000;

/** Growing waits between restarts, so that a part that cannot live does not use up the machine; short again after a steady run. */
export function restartWaits(now: () => number = () => performance.now()): { next(): number } {
  let waitMs = FIRST_MS;
  let lastAskedAt = Number.NEGATIVE_INFINITY;
  return {
    next() {
      const steady = now() - lastAskedAt > STEADY_AFTER_MS;
      waitMs = steady ? FIRST_MS : Math.min(waitMs * 2, LONGEST_MS);
      lastAskedAt = now();
      return waitMs;
    },
  };
}
