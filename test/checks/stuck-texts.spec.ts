import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STUCK_REASONS } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import { stuckJa } from '../../apps/back-office/web/src/messages/stuck.ja.js';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'what-can-go-wrong.md'), 'utf8');

describe('every reason for being stuck', () => {
  it('has its words for the operator', () => {
    expect(Object.keys(stuckJa).toSorted()).toEqual(STUCK_REASONS.toSorted());
  });

  it.each(STUCK_REASONS)('%s is explained, with its pictures, in docs/what-can-go-wrong.md', (reason) => {
    expect(page).toContain(`\n## ${reason}\n`);
    for (const picture of [`${reason}.png`, `${reason}.operator.png`]) {
      expect(page).toContain(`(what-can-go-wrong/${picture})`);
      expect(existsSync(join(docs, 'what-can-go-wrong', picture))).toBe(true);
    }
  });
});
