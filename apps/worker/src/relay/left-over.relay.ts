import { EnrollmentProcess } from '@enrollment/temporal';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { WorkerClock } from '../worker-clock.js';
import { LeftOverKinds } from './left-over.kinds.js';
import { type LeftOverKind, LeftOverQueue } from './left-over.queue.js';

const EVERY_MS = 2_000;

/**
 * Tells Temporal what a face has written down but could not tell it: because Temporal was away, or the face died. Each
 * kind has rounds of its own, so that an answer which is long in coming delays its like alone.
 */
@Injectable()
export class LeftOverRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LeftOverRelay.name);
  private readonly rounds: readonly Rounds[];

  constructor(
    dataSource: DataSource,
    process: EnrollmentProcess,
    private readonly clock: WorkerClock,
  ) {
    const kinds = new LeftOverKinds(dataSource, process, clock);
    this.rounds = [
      this.roundsOf(kinds.orders),
      this.roundsOf(kinds.tries),
      this.roundsOf(kinds.unknownTries),
      this.roundsOf(kinds.repudiations),
      this.roundsOf(kinds.notices),
      this.roundsOf(kinds.abandonedActs),
    ];
  }

  onApplicationBootstrap(): void {
    for (const rounds of this.rounds) rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.rounds.map((rounds) => rounds.stop()));
  }

  private roundsOf<T>(kind: LeftOverKind<T>): Rounds {
    const queue = new LeftOverQueue(kind, this.clock, this.logger);
    return new Rounds(EVERY_MS, this.logger, () => queue.carryOut());
  }
}
