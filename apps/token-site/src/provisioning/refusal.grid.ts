import { setTimeout as pause } from 'node:timers/promises';

const GRID_MS = 500;

/** Milliseconds from `elapsed` to the next point of the grid. */
export function untilGrid(elapsed: number): number {
  return Math.ceil(Math.max(elapsed, 1) / GRID_MS) * GRID_MS - elapsed;
}

/**
 * Holds a refusal back until the next point of a fixed grid after its arrival, so that the time it took tells nothing
 * of how far it got.
 */
export async function refuseOnGrid<T>(
  work: () => Promise<T>,
  wait: (ms: number) => Promise<unknown> = pause,
): Promise<T> {
  const arrival = performance.now();
  try {
    return await work();
  } catch (error) {
    await wait(untilGrid(performance.now() - arrival));
    throw error;
  }
}
