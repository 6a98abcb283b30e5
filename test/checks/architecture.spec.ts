import { describe, expect, it } from '@jest/globals';
import { complaintsOf } from './run-tool.js';

describe('architecture', () => {
  it('is kept: who may know whom, and no cycles', () => {
    const folders = ['libs', 'workflows', 'apps', 'test'];
    expect(complaintsOf('depcruise', 'dependency-cruiser', ['--config', '.dependency-cruiser.mjs', ...folders])).toBe(
      '',
    );
  });

  it('holds no file, export or dependency that nothing uses', () => {
    expect(complaintsOf('knip', 'knip', [])).toBe('');
  });
});
