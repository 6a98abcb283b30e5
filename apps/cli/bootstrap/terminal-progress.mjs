const STILL_AT_IT_EVERY_MS = 15_000;
const CLEAR_LINE = '\r\u001b[2K';

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * One line a step, written when it ends; what is under way shows on a last line of its own (a terminal) or now and then (a log).
 * @param stop aborted when a person wants no more: what ends without success then has not failed
 */
export function terminalProgress(stream = process.stdout, stop) {
  const underWay = new Map();

  function drawUnderWay() {
    if (!stream.isTTY || underWay.size === 0) return;
    stream.write(`… ${[...underWay.keys()].join(', ')}`.slice(0, (stream.columns || 80) - 1));
  }

  function line(text) {
    stream.write(`${stream.isTTY ? CLEAR_LINE : ''}${text}\n`);
    drawUnderWay();
  }

  function end(mark, label, shown = label) {
    const { startedAt, reminder } = underWay.get(label);
    clearInterval(reminder);
    underWay.delete(label);
    line(`${mark} ${shown.padEnd(34)} ${seconds(performance.now() - startedAt).padStart(8)}`);
  }

  async function step(label, work) {
    const startedAt = performance.now();
    const remind = () => line(`… ${label} (${seconds(performance.now() - startedAt)})`);
    const reminder = setInterval(remind, STILL_AT_IT_EVERY_MS).unref();
    underWay.set(label, { startedAt, reminder });
    if (stream.isTTY) stream.write(CLEAR_LINE);
    drawUnderWay();
    try {
      const result = await work();
      end('✓', label);
      return result;
    } catch (error) {
      if (stop?.aborted) end('-', label, `${label} (stopped)`);
      else end('✗', label);
      throw error;
    }
  }

  return { step, line };
}
