import { expect, it } from '@jest/globals';
import { counted } from './counted.js';

it.each([
  [0, '0 events'],
  [1, '1 event'],
  [2, '2 events'],
  [21, '21 events'],
])('counts %i as a reader would say it', (count, words) => {
  expect(counted(count, 'event')).toBe(words);
});
