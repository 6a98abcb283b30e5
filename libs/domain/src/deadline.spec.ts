import { describe, expect, it } from '@jest/globals';
import { deadlineAfter, nextBusinessDayAt, reminderAt } from './deadline.js';

const holidays = new Set(['2026-11-23', '2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06']);
const isHoliday = (day: string): boolean => holidays.has(day);
const japan = (local: string): Date => new Date(`${local}+09:00`);

describe('deadline', () => {
  it.each([
    ['a weekday', '2026-11-24T10:00:00', '2026-11-25T18:00:00'],
    ['a Friday before a holiday Monday', '2026-11-20T10:00:00', '2026-11-24T18:00:00'],
    ['the last second of a day', '2026-11-24T23:59:59', '2026-11-25T18:00:00'],
    ['the first second of a day', '2026-11-24T00:00:00', '2026-11-25T18:00:00'],
    ['the eve of Golden Week', '2026-05-01T09:00:00', '2026-05-07T18:00:00'],
    ['the end of the year', '2026-12-30T09:00:00', '2027-01-04T18:00:00'],
  ])('ends on the next bank business day after %s', (_, from, expected) => {
    expect(nextBusinessDayAt(japan(from), '18:00', isHoliday)).toEqual(japan(expected));
  });

  it('is the later one of the plain span and the business day', () => {
    const rule = { seconds: 5 * 86_400, businessDayEnd: '18:00' };
    expect(deadlineAfter(japan('2026-11-24T10:00:00'), rule, isHoliday)).toEqual(japan('2026-11-29T10:00:00'));
  });

  it('is the plain span where the policy says so', () => {
    expect(deadlineAfter(new Date(0), { seconds: 60, businessDayEnd: null }, isHoliday)).toEqual(new Date(60_000));
  });

  it('is preceded by the reminder', () => {
    expect(reminderAt(new Date(0), new Date(10_000), 50)).toEqual(new Date(5_000));
  });
});
