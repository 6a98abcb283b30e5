import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withPreparationLock } from './preparation-lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preparation-'));
  file = join(folder, 'made', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock around preparations', () => {
  it('lets one after the other work, and tells the second of the first', async () => {
    const order: string[] = [];
    const waitedFor: number[] = [];
    let finish = (): void => undefined;
    const first = withPreparationLock(
      file,
      () =>
        new Promise<void>((fulfil) => {
          finish = () => {
            order.push('first');
            fulfil();
          };
        }),
      () => undefined,
    );
    const second = withPreparationLock(
      file,
      async () => {
        order.push('second');
      },
      (holder) => {
        waitedFor.push(holder);
        finish();
      },
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    expect(waitedFor).toEqual([process.pid]);
    expect(existsSync(file)).toBe(false);
  });

  it('is let go by work that fails', async () => {
    const failing = withPreparationLock(
      file,
      () => Promise.reject(new Error('no disk')),
      () => undefined,
    );
    await expect(failing).rejects.toThrow('no disk');
    expect(existsSync(file)).toBe(false);
  });

  it('of a process that died holds nobody up', async () => {
    await withPreparationLock(
      file,
      async () => undefined,
      () => undefined,
    );
    writeFileSync(file, String(spawnSync(process.execPath, ['-e', '']).pid));
    await expect(
      withPreparationLock(
        file,
        async () => 'done',
        () => undefined,
      ),
    ).resolves.toBe('done');
  });
});
