import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identityOf } from './process-identity.js';
import { takeStackLock } from './stack-lock.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stack-lock-'));
  file = join(folder, 'running.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('takeStackLock', () => {
  it('refuses a second holder and names the first', () => {
    takeStackLock(file);
    expect(() => takeStackLock(file)).toThrow(`already running (process ${process.pid})`);
  });

  it('is free again after its release', () => {
    takeStackLock(file).release();
    expect(existsSync(file)).toBe(false);
    expect(() => takeStackLock(file)).not.toThrow();
  });

  it('counts a holder that has ended as none', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(file, JSON.stringify({ pid, startedAt: 'before' }));
    expect(() => takeStackLock(file)).not.toThrow();
  });

  it('counts a later process with the same number as another', () => {
    writeFileSync(file, JSON.stringify({ ...identityOf(process.pid), startedAt: 'before' }));
    expect(() => takeStackLock(file)).not.toThrow();
  });

  it('counts a lock that was cut short as none', () => {
    writeFileSync(file, '{"pid":');
    expect(() => takeStackLock(file)).not.toThrow();
  });
});
