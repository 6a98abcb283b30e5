import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RecordFile } from './record.file.js';

describe('the file of records', () => {
  let folder: string;
  let path: string;
  let file: RecordFile;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'records-'));
    path = join(folder, 'made', 'heads.jws');
    file = new RecordFile(path);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function allLines(): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of file.lines()) lines.push(line);
    return lines;
  }

  it('has no lines before it is there', async () => {
    await expect(file.lastLine()).resolves.toBeUndefined();
    await expect(allLines()).resolves.toEqual([]);
  });

  it.each([
    ['short', ['a', 'b', 'c']],
    ['longer than what is read at once', ['a', 'b'.repeat(200_000), 'c'.repeat(65_536)]],
  ])('gives lines back that are %s, and the last one alone', async (_, lines) => {
    for (const line of lines) {
      await file.append(line);
      await expect(file.lastLine()).resolves.toBe(line);
    }
    await expect(allLines()).resolves.toEqual(lines);
  });

  it('passes over half a line that a crash left behind, and takes its place', async () => {
    await file.append('whole');
    await appendFile(path, 'hal');
    await expect(file.lastLine()).resolves.toBe('whole');
    await expect(allLines()).resolves.toEqual(['whole']);
    await file.append('next');
    await expect(readFile(path, 'utf8')).resolves.toBe('whole\nnext\n');
  });

  it('is its owner alone to read', async () => {
    await file.append('a');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
