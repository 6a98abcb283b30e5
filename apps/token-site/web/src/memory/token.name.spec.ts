import { describe, expect, it } from '@jest/globals';
import { addedNameFrom, displayName } from './token.name.js';

describe('the name of a token', () => {
  it('is the default one while nothing is added', () => {
    expect(displayName({ defaultName: 'デモ銀行', addedName: addedNameFrom('  ') })).toBe('デモ銀行');
  });

  it('has the added text after it', () => {
    expect(displayName({ defaultName: 'デモ銀行', addedName: addedNameFrom(' 経理 ') })).toBe('デモ銀行 経理');
  });

  it('is cut between characters', () => {
    expect([...addedNameFrom('𠮷'.repeat(25))]).toHaveLength(20);
  });
});
