import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contentStamp } from './content-stamp.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-stamp-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/a.ts'), 'a');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('contentStamp', () => {
  it('stays when a file is only touched', () => {
    const before = contentStamp(root, ['src']);
    utimesSync(join(root, 'src/a.ts'), 0, 0);
    expect(contentStamp(root, ['src'])).toBe(before);
  });

  it('changes with the content, the name and the number of files', () => {
    const stamps = [contentStamp(root, ['src'])];
    writeFileSync(join(root, 'src/a.ts'), 'b');
    stamps.push(contentStamp(root, ['src']));
    writeFileSync(join(root, 'src/b.ts'), '');
    stamps.push(contentStamp(root, ['src']));
    rmSync(join(root, 'src/a.ts'));
    stamps.push(contentStamp(root, ['src']));
    expect(new Set(stamps).size).toBe(4);
  });

  it('leaves out what was built', () => {
    const before = contentStamp(root, ['src']);
    mkdirSync(join(root, 'src/dist'));
    writeFileSync(join(root, 'src/dist/a.js'), 'a');
    expect(contentStamp(root, ['src'])).toBe(before);
  });

  it('takes what is not there as nothing', () => {
    expect(contentStamp(root, ['src', 'web'])).toBe(contentStamp(root, ['src']));
  });
});
