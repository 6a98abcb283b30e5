import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Rounds } from './rounds.js';

const EVERY_MS = 1_000;
const warnings: unknown[] = [];
const logger = Object.assign(new Logger('rounds'), { warn: (text: unknown) => warnings.push(text) });

describe('rounds', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    warnings.length = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('begin at once and go on, though one fails, of which only the kind is told', async () => {
    let begun = 0;
    const rounds = new Rounds(EVERY_MS, logger, async () => {
      begun += 1;
      if (begun === 1) throw new RangeError('a path or an SQL text');
    });
    rounds.start();
    expect(begun).toBe(1);
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(begun).toBe(2);
    expect(warnings).toEqual(['left for the next round (RangeError)']);
    await rounds.stop();
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(begun).toBe(2);
  });

  it('are never two at once, and stop when the one under way has ended', async () => {
    let begun = 0;
    let finish = (): void => undefined;
    let wasAsked = false;
    const rounds = new Rounds(EVERY_MS, logger, async (stopping) => {
      begun += 1;
      await new Promise<void>((fulfil) => (finish = fulfil));
      wasAsked = stopping.aborted;
    });
    rounds.start();
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(begun).toBe(1);
    let stopped = false;
    const stop = rounds.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(0);
    expect(stopped).toBe(false);
    finish();
    await stop;
    expect(wasAsked).toBe(true);
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(begun).toBe(1);
  });
});
