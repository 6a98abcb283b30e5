import { describe, expect, it } from '@jest/globals';
import { complaintsOf } from './run-tool.js';

describe('lint', () => {
  it('finds the files formatted and free of known mistakes', () => {
    expect(complaintsOf('biome', '@biomejs/biome', ['check', '--error-on-warnings', '--max-diagnostics=50'])).toBe('');
  });

  it('finds no promise that nobody waits for, and nothing in a workflow that is not deterministic', () => {
    expect(complaintsOf('eslint', 'eslint', ['--max-warnings=0'])).toBe('');
  });
});
