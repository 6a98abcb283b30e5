import { setTimeout as pause } from 'node:timers/promises';

const GRID_MS = 500;

/**
 * Holds a refusal back until the next point of a fixed grid after its arrival, so that the time it took tells nothing
 * of how far it got.
 */
export async function refuseOnGrid<T>(work: () => Promise<T>): Promise<T> {
  const arrival = performance.now();
  try {
    return await work();
  } catch (error) {
    const elapsed = performance.now() - arrival;
    await pause(Math.ceil(Math.max(elapsed, 1) / GRID_MS) * GRID_MS - elapsed);
    throw error;
  }
}
