import { describe, expect, it } from '@jest/globals';
import { complaintsOf } from './run-tool.js';

describe('types', () => {
  it('are right in programs, libraries and tests', () => {
    expect(complaintsOf('tsc', 'typescript', ['-p', 'tsconfig.json'])).toBe('');
  });

  it('are right in the web pages', () => {
    expect(complaintsOf('tsc', 'typescript', ['-p', 'tsconfig.web.json'])).toBe('');
  });
});
