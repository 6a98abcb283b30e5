import { describe, expect, it } from '@jest/globals';
import { Lines } from './lines.js';

describe('lines', () => {
  it('let the jobs of one name run one after the other, also after one that failed, and no other name wait', async () => {
    const lines = new Lines();
    const told: string[] = [];
    const release: (() => void)[] = [];
    const job = (name: string) => async (): Promise<void> => {
      told.push(`${name} begins`);
      await new Promise<void>((resolve) => release.push(resolve));
      told.push(`${name} ends`);
      if (name === 'first') throw new Error('first');
    };
    const first = lines.enter('a', job('first'));
    const second = lines.enter('a', job('second'));
    const other = lines.enter('b', job('other'));
    await new Promise(setImmediate);
    expect(told).toEqual(['first begins', 'other begins']);
    for (const go of release) go();
    await expect(first).rejects.toThrow('first');
    await new Promise(setImmediate);
    for (const go of release) go();
    await Promise.all([second, other]);
    expect(told.slice(-2)).toEqual(['second begins', 'second ends']);
  });
});
