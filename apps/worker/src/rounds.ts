import type { Logger } from '@nestjs/common';

/** Work that comes back: a first round at once, each further one so long after the last has ended; never two at once. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  /** @param work may end early when it sees that the signal is aborted; what it throws is told, and the next round comes */
  constructor(
    private readonly everyMs: number,
    private readonly logger: Logger,
    private readonly work: (stopping: AbortSignal) => Promise<void>,
  ) {}

  start(): void {
    this.round = this.carryOut().then(() => {
      if (!this.stopping.signal.aborted) this.timer = setTimeout(() => this.start(), this.everyMs);
    });
  }

  /** Waits for the round that is under way, so that nothing it needs is taken from it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.round;
  }

  private async carryOut(): Promise<void> {
    try {
      await this.work(this.stopping.signal);
    } catch (error) {
      // Neither a path nor an SQL text: only the kind.
      this.logger.warn(`left for the next round (${error instanceof Error ? error.name : 'unknown'})`);
    }
  }
}
