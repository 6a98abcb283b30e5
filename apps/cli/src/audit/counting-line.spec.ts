import { describe, expect, it } from '@jest/globals';
import { countingLine } from './counting-line.js';

function streamOf(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { written, stream };
}

describe('a counting line', () => {
  it('changes in place on a terminal, and leaves nothing behind', () => {
    const { written, stream } = streamOf(true);
    const line = countingLine(stream);
    line.show('1 event');
    line.show('2 events');
    line.clear();
    expect(written.join('')).toBe('\r\u001b[2K… 1 event\r\u001b[2K… 2 events\r\u001b[2K');
  });

  it('is told now and then in a log', () => {
    const { written, stream } = streamOf(false);
    let now = 0;
    const line = countingLine(stream, () => now);
    for (const seconds of [1, 9, 10, 11, 20]) {
      now = seconds * 1000;
      line.show(`at ${seconds} s`);
    }
    line.clear();
    expect(written).toEqual(['… at 10 s\n', '… at 20 s\n']);
  });
});
