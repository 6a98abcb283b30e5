import { destroyOutdated, forgetPassedStuck } from '@enrollment/persistence';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { WorkerClock } from '../worker-clock.js';

const EVERY_MS = 600_000;

/** Destroys, from time to time, what may not be kept any longer. Deadlines of enrollments are the workflow's business. */
@Injectable()
export class RetentionSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, new Logger(RetentionSweep.name), () => this.sweep());

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async sweep(): Promise<void> {
    await destroyOutdated(this.dataSource, this.clock.now());
    await forgetPassedStuck(this.dataSource, this.clock.now());
  }
}
