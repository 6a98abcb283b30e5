import { describe, expect, it } from '@jest/globals';
import { openAnswer, sealAnswer } from './sealed-answer.js';
import { newSymmetricKey } from './symmetric-key.js';

const ROW = ['subject-1', 'POST /api/v1/enrollment', 'key-1'];
const ANSWER = JSON.stringify({ status: 201, body: { userId: '123456789015', 名: '関西' } });

describe('a sealed answer', () => {
  it('opens for its row', () => {
    const key = newSymmetricKey();
    expect(openAnswer(key, sealAnswer(key, ANSWER, ROW), ROW)).toBe(ANSWER);
  });

  it('does not open for another row, with another key, or altered', () => {
    const key = newSymmetricKey();
    const sealed = sealAnswer(key, ANSWER, ROW);
    const notAuthentic = expect.objectContaining({ reason: 'not-authentic' });
    expect(() => openAnswer(key, sealed, ['subject-2', ...ROW.slice(1)])).toThrow(notAuthentic);
    expect(() => openAnswer(newSymmetricKey(), sealed, ROW)).toThrow(notAuthentic);
    const other = sealed.startsWith('A') ? 'B' : 'A';
    expect(() => openAnswer(key, `${other}${sealed.slice(1)}`, ROW)).toThrow(
      expect.objectContaining({ name: 'CannotOpen' }),
    );
  });

  it('answers text that is too short as malformed', () => {
    expect(() => openAnswer(newSymmetricKey(), 'AAAA', ROW)).toThrow(expect.objectContaining({ reason: 'malformed' }));
  });
});
