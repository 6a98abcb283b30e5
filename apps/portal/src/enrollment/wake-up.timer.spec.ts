import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WakeUp } from './wake-up.timer.js';

const DAY_MS = 86_400_000;

describe('a wake-up', () => {
  let woken = 0;
  let wakeUp: WakeUp;
  beforeEach(() => {
    jest.useFakeTimers();
    woken = 0;
    wakeUp = new WakeUp(() => (woken += 1));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('comes once, at the moment that was set last', () => {
    wakeUp.setIn(1_000);
    wakeUp.setIn(3_000);
    jest.advanceTimersByTime(2_999);
    expect(woken).toBe(0);
    jest.advanceTimersByTime(DAY_MS);
    expect(woken).toBe(1);
  });

  it('does not come when there is nothing to wake for', () => {
    wakeUp.setIn(1_000);
    wakeUp.setIn(null);
    jest.advanceTimersByTime(DAY_MS);
    expect(woken).toBe(0);
  });

  it('comes no later than a timer can hold, and not at once', () => {
    wakeUp.setIn(60 * DAY_MS);
    jest.advanceTimersByTime(24 * DAY_MS);
    expect(woken).toBe(0);
    jest.advanceTimersByTime(DAY_MS);
    expect(woken).toBe(1);
  });

  it('does not come after the end, though a reading under way sets it again', () => {
    wakeUp.setIn(1_000);
    wakeUp.end();
    wakeUp.setIn(1_000);
    jest.advanceTimersByTime(DAY_MS);
    expect(woken).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
