import { expect, it } from '@jest/globals';
import { isJapaneseHoliday } from './policy.repository.js';

it.each([
  ['2026-11-23', true],
  ['2026-11-24', false],
  ['2026-05-06', true],
  ['2026-09-22', true],
  ['2027-01-01', true],
  ['2027-01-04', false],
])('knows whether %s is a public holiday: %p', (day, holiday) => expect(isJapaneseHoliday(day)).toBe(holiday));
