import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentProgress } from '../progress.js';
import { temporalBinary } from './temporal.binary.js';

const { PATH } = process.env;
let folder: string;
let program: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporal-binary-'));
  program = join(folder, 'temporal');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

describe('temporalBinary', () => {
  it('is first the one that the setting names', async () => {
    process.env.PATH = '';
    await expect(temporalBinary(program, silentProgress)).resolves.toBe(program);
  });

  it('refuses a setting that names no program', async () => {
    await expect(temporalBinary(folder.concat('/none'), silentProgress)).rejects.toThrow('TEMPORAL_CLI_PATH');
  });

  it('is then the one of this machine', async () => {
    process.env.PATH = folder;
    await expect(temporalBinary(undefined, silentProgress)).resolves.toBe(program);
  });
});
