import { describe, expect, it } from '@jest/globals';
import { idGroups } from './id-groups.js';

describe('idGroups', () => {
  it('groups a user ID by four', () => {
    expect(idGroups('123456789012')).toEqual(['1234', '5678', '9012']);
  });

  it('keeps the rest of an uneven ID', () => {
    expect(idGroups('KMBD01')).toEqual(['KMBD', '01']);
    expect(idGroups('')).toEqual([]);
  });
});
