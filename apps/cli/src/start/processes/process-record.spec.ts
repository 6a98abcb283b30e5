import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProcessRecord } from './process-record.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-record-'));
  file = join(folder, 'processes.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('ProcessRecord', () => {
  it('ends what an earlier supervisor left running', async () => {
    const orphan = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    const ended = once(orphan, 'exit');
    new ProcessRecord(file).add('worker', orphan.pid ?? 0, 'SIGTERM');
    await expect(new ProcessRecord(file).endLeftovers()).resolves.toEqual(['worker']);
    await expect(ended).resolves.toEqual([null, 'SIGTERM']);
    expect(existsSync(file)).toBe(false);
  });

  it('leaves alone what ended by itself', async () => {
    const short = spawn(process.execPath, ['--version']);
    new ProcessRecord(file).add('worker', short.pid ?? 0, 'SIGTERM');
    await once(short, 'exit');
    await expect(new ProcessRecord(file).endLeftovers()).resolves.toEqual([]);
  });

  it('begins with nothing', async () => {
    await expect(new ProcessRecord(file).endLeftovers()).resolves.toEqual([]);
  });
});
