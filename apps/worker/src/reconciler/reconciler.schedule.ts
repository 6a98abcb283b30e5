import { setTimeout as pause } from 'node:timers/promises';
import { ProcessWatch } from '@enrollment/temporal';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY = '3m';
const AGAIN_AFTER_MS = 2_000;

/** Has Temporal order the reconciler's looks, so that however many workers there are only one looks at a time. */
@Injectable()
export class ReconcilerSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReconcilerSchedule.name);
  private readonly stopped = new AbortController();

  constructor(private readonly watch: ProcessWatch) {}

  onApplicationBootstrap(): void {
    void this.order();
  }

  beforeApplicationShutdown(): void {
    this.stopped.abort();
  }

  private async order(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        return await this.watch.scheduleReconciler(EVERY);
      } catch (error) {
        this.logger.warn(`not scheduled yet (${error instanceof Error ? error.name : 'unknown'})`);
        await pause(AGAIN_AFTER_MS, undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }
}
