import { describe, expect, it } from '@jest/globals';
import { isAfter, parsePosition, positionText } from './event-position.js';

function at(text: string) {
  const position = parsePosition(text);
  if (position === null) throw new Error(`${text} is no position`);
  return position;
}

describe('a position', () => {
  it('is read as it was written', () => expect(positionText(at('812-44'))).toBe('812-44'));

  it.each(['', '1', '1-', '-1', '1-2-3', '1 -2', '0x1-2', `${'9'.repeat(19)}-1`, "1-1' OR true"])('is not %p', (text) =>
    expect(parsePosition(text)).toBeNull(),
  );

  it.each([
    ['2-1', '1-9', true],
    ['10-1', '9-1', true],
    ['1-10', '1-9', true],
    ['1-9', '1-9', false],
    ['1-9', '2-1', false],
  ])('%s is after %s: %p', (one, other, after) => expect(isAfter(at(one), at(other))).toBe(after));
});
