import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { terminalProgress } from './terminal-progress.mjs';

function written(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  return { stream, text: () => String(stream.read() ?? '') };
}

describe('terminalProgress', () => {
  it('writes one line for a step, with its time, and answers its result', async () => {
    const { stream, text } = written(false);
    await expect(terminalProgress(stream).step('PostgreSQL', async () => 'up')).resolves.toBe('up');
    expect(text()).toMatch(/^✓ PostgreSQL +\d+\.\d s\n$/);
  });

  it('marks a step that failed and passes its error on', async () => {
    const { stream, text } = written(false);
    const failing = terminalProgress(stream).step('PostgreSQL', () => Promise.reject(new Error('no disk')));
    await expect(failing).rejects.toThrow('no disk');
    expect(text()).toMatch(/^✗ PostgreSQL +\d+\.\d s\n$/);
  });

  it('does not mark as failed what a person stopped', async () => {
    const { stream, text } = written(false);
    const progress = terminalProgress(stream, AbortSignal.abort());
    await expect(progress.step('PostgreSQL', () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    expect(text()).toMatch(/^- PostgreSQL \(stopped\) +\d+\.\d s\n$/);
  });

  it('shows on a terminal what is under way', async () => {
    const { stream, text } = written(true);
    const progress = terminalProgress(stream);
    const shown = await progress.step('Worker', () => progress.step('Portal', async () => text()));
    expect(shown).toContain('… Worker, Portal');
  });
});
