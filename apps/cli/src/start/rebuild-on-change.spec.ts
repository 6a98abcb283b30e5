import { describe, expect, it } from '@jest/globals';
import { programsToRestart } from './rebuild-on-change.js';

describe('programsToRestart', () => {
  it('are all when a library or the workflows changed', () => {
    expect(programsToRestart(['libs/domain'])).toHaveLength(5);
    expect(programsToRestart(['workflows'])).toHaveLength(5);
  });

  it('are those that changed themselves', () => {
    expect(programsToRestart(['apps/portal', 'apps/cli'])).toEqual(['portal']);
  });

  it('are none when only pages changed', () => {
    expect(programsToRestart(['apps/portal build:web'])).toEqual([]);
  });
});
