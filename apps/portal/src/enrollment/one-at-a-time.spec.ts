import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { oneAtATime } from './one-at-a-time.js';

/** Work whose every piece ends when the spec says so. */
function heldWork() {
  const pieces: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const ask = oneAtATime(() => new Promise((resolve, reject) => void pieces.push({ resolve, reject })));
  return { pieces, ask };
}

describe('oneAtATime', () => {
  it('begins at once, and once more for all that was asked meanwhile', async () => {
    const { pieces, ask } = heldWork();
    ask();
    ask();
    ask();
    await turn();
    expect(pieces).toHaveLength(1);
    pieces[0]?.resolve();
    await turn();
    expect(pieces).toHaveLength(2);
    pieces[1]?.resolve();
    await turn();
    expect(pieces).toHaveLength(2);
  });

  it('goes on after a failure', async () => {
    const { pieces, ask } = heldWork();
    ask();
    pieces[0]?.reject(new Error('the database is away'));
    await turn();
    ask();
    expect(pieces).toHaveLength(2);
  });
});
