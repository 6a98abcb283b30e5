import { describe, expect, it } from '@jest/globals';
import { isClockOff, readingFrom, secondsFast } from './clock.offset.js';

describe('the device clock against the server clock', () => {
  it('takes the round trip out', () => {
    const slowNetwork = readingFrom(1_000_000, 1_008_000, 1_004_000);
    expect(secondsFast(slowNetwork)).toBe(0);
  });

  it('says fast as positive and slow as negative', () => {
    expect(secondsFast(readingFrom(190_000, 190_200, 100_100))).toBe(90);
    expect(secondsFast(readingFrom(100_000, 100_000, 145_000))).toBe(-45);
  });

  it('is off beyond one time step', () => {
    expect(isClockOff(readingFrom(130_000, 130_000, 100_000))).toBe(false);
    expect(isClockOff(readingFrom(69_000, 69_000, 100_000))).toBe(true);
  });
});
