import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentProgress } from '../progress.js';
import { identityOf, isAlive } from './process-identity.js';
import { ProcessRecord } from './process-record.js';
import { Program } from './program.js';
import { until } from './until.js';

const LIMIT = { limitMs: 20_000 };
const STAYS = "require('fs').writeFileSync('ready', ''); setInterval(() => {}, 1000);";

let folder: string;
let record: ProcessRecord;
let lines: string[];
let program: Program | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  record = new ProcessRecord(join(folder, 'processes.json'));
  lines = [];
});
afterEach(async () => {
  await program?.stop();
  rmSync(folder, { recursive: true });
});

function programOf(script: string): Program {
  const ready = join(folder, 'ready');
  const plan = {
    name: 'part',
    label: 'Part',
    command: process.execPath,
    args: ['--eval', script],
    env: {},
    cwd: folder,
    stopSignal: 'SIGTERM' as const,
    prepare: async () => rmSync(ready, { force: true }),
    isReady: async () => existsSync(ready),
  };
  const progress = { ...silentProgress, line: (line: string) => lines.push(line) };
  program = new Program(plan, { logs: folder, record, progress });
  return program;
}

describe('Program', () => {
  it('has started when it is ready, and has ended when it was stopped', async () => {
    const part = programOf(STAYS);
    await part.start();
    const pid = part.pid ?? 0;
    expect(identityOf(pid)).toBeDefined();
    await part.stop();
    expect(identityOf(pid)).toBeUndefined();
  });

  it('tells how it ended before it was ready, with the end of its log', async () => {
    const part = programOf("console.error('no key'); process.exit(3);");
    await expect(part.start()).rejects.toThrow(/Part ended \(exit code 3\) before it was ready[\s\S]*no key/);
  });

  it('starts again what was killed, and says so', async () => {
    const part = programOf(STAYS);
    await part.start();
    const first = part.pid;
    part.kill('SIGKILL');
    expect(await until(() => lines.some((line) => line.includes('is up again')), LIMIT)).toBe(true);
    expect(part.pid).not.toBe(first);
    expect(lines[0]).toMatch(/Part ended \(SIGKILL\); starting it again in 0\.5 s\. Its log: .*part\.log/);
  });

  it('can be started again after a stop', async () => {
    const part = programOf(STAYS);
    await part.start();
    await part.stop();
    await part.start();
    expect(part.pid).toBeDefined();
  });

  it('is begun once, however often it is asked to start', async () => {
    const part = programOf(STAYS);
    await part.start();
    const { pid } = part;
    await part.start();
    expect(part.pid).toBe(pid);
    await part.stop();
    expect(lines).toEqual([]);
  });

  it('starts after a stop that is still under way', async () => {
    const part = programOf(STAYS);
    await part.start();
    const stopped = part.stop();
    await part.start();
    await stopped;
    expect(identityOf(part.pid ?? 0)).toBeDefined();
  });

  it('is on record while it runs, so that a later start can end it', async () => {
    const part = programOf(STAYS);
    await part.start();
    const [recorded] = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'));
    expect(isAlive(recorded)).toBe(true);
    const later = new ProcessRecord(join(folder, 'processes.json'));
    await part.stop();
    expect(isAlive(recorded)).toBe(false);
    await expect(later.endLeftovers()).resolves.toEqual([]);
  });
});
