import { describe, expect, it } from '@jest/globals';
import { isOperator } from './role.js';

describe('isOperator', () => {
  it('admits who has a role of ours', () => {
    expect(isOperator({ roles: ['viewer'] })).toBe(true);
    expect(isOperator({ roles: ['offline_access', 'engineer'] })).toBe(true);
  });

  it('admits neither customers nor roles of other systems', () => {
    expect(isOperator({ roles: [] })).toBe(false);
    expect(isOperator({ roles: ['admin'] })).toBe(false);
  });
});
