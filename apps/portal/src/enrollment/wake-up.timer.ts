/** Timers of Node.js hold no more; who wakes too early looks and sets the next one. */
const LONGEST_MS = 2 ** 31 - 1;

/** Wakes at one moment at most, the one that was set last. */
export class WakeUp {
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(private readonly wake: () => void) {}

  /** @param ms from now; null for never */
  setIn(ms: number | null): void {
    clearTimeout(this.timer);
    if (ms !== null && !this.isOver) this.timer = setTimeout(this.wake, Math.min(ms, LONGEST_MS));
  }

  /** Nothing wakes any more, whatever is set afterwards. */
  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
