import { expect, it, jest } from '@jest/globals';
import { refuseOnGrid, untilGrid } from './refusal.grid.js';

it.each([
  [0, 500],
  [120, 380],
  [500, 0],
  [501, 499],
  [1700, 300],
])('waits from %i ms on for %i ms', (elapsed, expected) => expect(untilGrid(elapsed)).toBe(expected));

it('holds a refusal back and no success', async () => {
  const wait = jest.fn(async (_: number) => undefined);
  await expect(refuseOnGrid(async () => 'right', wait)).resolves.toBe('right');
  expect(wait).not.toHaveBeenCalled();
  await expect(refuseOnGrid(() => Promise.reject(new Error('refused')), wait)).rejects.toThrow('refused');
  expect(wait).toHaveBeenCalledTimes(1);
});
