import { describe, expect, it } from '@jest/globals';
import { newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';

describe('GET /api/v1/time', () => {
  it("tells the server's time twice over, so that a phone can say how far off it is", async () => {
    const answer = await (await newPhone()).time();
    const { now, epochMilliseconds } = bodyOf(answer);
    expect(Object.keys(answer.body).toSorted()).toEqual(['epochMilliseconds', 'now']);
    expect(now).toMatch(/Z$/);
    expect(Date.parse(now)).toBe(epochMilliseconds);
    expect(Math.abs(epochMilliseconds - Date.now())).toBeLessThan(5_000);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
});
