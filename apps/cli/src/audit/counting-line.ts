const CLEAR_LINE = '\r\u001b[2K';
/** How often somebody is told who reads a log and no screen. */
const LOG_EVERY_MS = 10_000;

interface CountingStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far a long count has come, on standard error: one line that changes, or a line now and then where nobody watches. */
export function countingLine(stream: CountingStream = process.stderr, now: () => number = Date.now) {
  let toldAt = now();
  return {
    show(text: string): void {
      if (stream.isTTY) return void stream.write(`${CLEAR_LINE}… ${text}`);
      if (now() - toldAt < LOG_EVERY_MS) return;
      toldAt = now();
      stream.write(`… ${text}\n`);
    },
    clear(): void {
      if (stream.isTTY) stream.write(CLEAR_LINE);
    },
  };
}
