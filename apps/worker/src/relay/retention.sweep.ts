import { destroyOutdated, forgetPassedStuck } from '@enrollment/persistence';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';

const EVERY_MS = 600_000;

/** Destroys, from time to time, what may not be kept any longer. Deadlines of enrollments are the workflow's business. */
@Injectable()
export class RetentionSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RetentionSweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
    void this.sweep();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await destroyOutdated(this.dataSource, this.clock.now());
      await forgetPassedStuck(this.dataSource, this.clock.now());
    } catch (error) {
      this.logger.warn(`left for the next sweep (${error instanceof Error ? error.name : 'unknown'})`);
    }
  }
}
