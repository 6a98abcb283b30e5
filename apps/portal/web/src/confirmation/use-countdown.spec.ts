import { describe, expect, it } from '@jest/globals';
import { secondsUntil } from './use-countdown.js';

const moment = '2026-11-23T02:00:30Z';
const at = (text: string): number => Date.parse(text);

describe('secondsUntil', () => {
  it('counts up to whole seconds', () => {
    expect(secondsUntil(moment, 60, at('2026-11-23T02:00:00.200Z'))).toBe(30);
    expect(secondsUntil(moment, 60, at('2026-11-23T02:01:00Z'))).toBe(0);
    expect(secondsUntil(null, 60, 0)).toBe(0);
  });

  it('does not believe a clock that is an hour slow', () => {
    expect(secondsUntil(moment, 60, at('2026-11-23T01:00:00Z'))).toBe(60);
  });
});
