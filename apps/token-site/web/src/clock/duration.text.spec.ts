import { describe, expect, it } from '@jest/globals';
import { durationText } from './duration.text.js';

describe('a span in words', () => {
  it.each([
    [0, '0 seconds'],
    [-45, '45 seconds'],
    [90, '1 minute 30 seconds'],
    [32_400, '9 hours'],
    [90_061, '1 day 1 hour'],
  ])('%d seconds are "%s"', (seconds, text) => {
    expect(durationText(seconds, 'en')).toBe(text);
  });

  it('is said in Japanese too', () => {
    expect(durationText(90, 'ja')).toBe('1分30秒');
  });
});
