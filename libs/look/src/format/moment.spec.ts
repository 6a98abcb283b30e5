import { describe, expect, it } from '@jest/globals';
import { datedMoment, fullMoment, roughDuration, roughOffset, shortMoment } from './moment.js';

const deadline = new Date('2026-11-24T09:00:00Z');

describe('moments', () => {
  it('are told in Japan time', () => {
    expect(fullMoment('ja', deadline)).toBe('11月24日(火) 18:00');
    expect(fullMoment('en', deadline)).toBe('Tue 24 November, 18:00');
  });

  it('carry the year where they may lie far back', () => {
    expect(datedMoment('ja', deadline)).toBe('2026年11月24日(火) 18:00');
    expect(datedMoment('en', deadline)).toBe('Tue, 24 November 2026, 18:00');
  });

  it('lose the day when it is today in Japan', () => {
    expect(shortMoment('ja', deadline, new Date('2026-11-23T15:30:00Z'))).toBe('18:00');
    expect(shortMoment('ja', deadline, new Date('2026-11-23T14:30:00Z'))).toBe('11月24日(火) 18:00');
  });
});

describe('roughDuration', () => {
  it('takes the largest unit that says enough', () => {
    expect(roughDuration('en', 5 * 60_000)).toBe('5 minutes');
    expect(roughDuration('en', 23.5 * 3_600_000)).toBe('23 hours');
    expect(roughDuration('ja', 49 * 3_600_000)).toBe('2日');
  });

  it('never runs below nothing', () => {
    expect(roughDuration('en', -1)).toBe('0 minutes');
  });
});

describe('roughOffset', () => {
  it('leaves the direction to the words around it', () => {
    expect(roughOffset('en', -45)).toBe('45 seconds');
    expect(roughOffset('ja', 240)).toBe('4分');
  });
});
