import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { patternsThatFitNone } from './test-paths.mjs';

const root = join(import.meta.dirname, '../..');

describe('patternsThatFitNone', () => {
  it.each([['contract/issue'], ['Twelve-Steps'], ['libs/mail'], ['start/ports.spec.ts'], ['harness/.*paths']])(
    'lets %s pass',
    (pattern) => expect(patternsThatFitNone(root, [pattern])).toEqual([]),
  );

  it('names each that fits nothing of ours', () => {
    const patterns = ['contract/isue', 'contract/issue', 'node_modules', 'run-tests'];
    expect(patternsThatFitNone(root, patterns)).toEqual(['contract/isue', 'node_modules', 'run-tests']);
  });
});
