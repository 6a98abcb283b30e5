import { describe, expect, it } from '@jest/globals';
import { cursorOf, placeOf } from './page.cursor.js';

const place = { since: new Date('2026-11-25T00:00:00.123Z'), id: '0193a5b0-7c1e-7000-8000-000000000001' };

describe('a cursor', () => {
  it('names a place of the queue', () => {
    expect(placeOf(cursorOf(place))).toEqual(place);
  });

  it.each([
    '',
    'x',
    Buffer.from('1.no-uuid').toString('base64url'),
    Buffer.from(`999999999999999.${place.id}`).toString('base64url'),
  ])('is nothing else: %p', (text) => {
    expect(placeOf(text)).toBeNull();
  });
});
