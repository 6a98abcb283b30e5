import { describe, expect, it } from '@jest/globals';
import { restartWaits } from './restart-waits.js';

describe('restartWaits', () => {
  it('grow up to half a minute', () => {
    const waits = restartWaits(() => 0);
    expect(Array.from({ length: 9 }, () => waits.next())).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('are short again after a steady run', () => {
    let now = 0;
    const waits = restartWaits(() => now);
    waits.next();
    waits.next();
    now = 61_000;
    expect(waits.next()).toBe(500);
  });
});
