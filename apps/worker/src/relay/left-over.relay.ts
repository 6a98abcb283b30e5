import {
  type LeftOverOrder,
  type LeftOverTry,
  markOrderDone,
  readLeftOverOrders,
  readLeftOverTries,
} from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';

const EVERY_MS = 2_000;
/** The face that took an order or a try has this long to tell Temporal itself. */
const LEFT_TO_THE_FACE_MS = 3_000;
const LEFT_TO_THE_FACE_TRY_MS = 10_000;

/** Tells Temporal what a face has written down but could not tell it: because Temporal was away, or the face died. */
@Injectable()
export class LeftOverRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LeftOverRelay.name);
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly clock: WorkerClock,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.round = this.carryOut().then(() => (this.stopped ? undefined : this.schedule()));
    }, EVERY_MS);
  }

  private async carryOut(): Promise<void> {
    try {
      const now = this.clock.now().getTime();
      for (const order of await readLeftOverOrders(this.dataSource, new Date(now - LEFT_TO_THE_FACE_MS)))
        await this.tell(order);
      for (const left of await readLeftOverTries(this.dataSource, new Date(now - LEFT_TO_THE_FACE_TRY_MS))) {
        await this.judge(left);
      }
    } catch (error) {
      this.logger.warn(`left-over orders and tries wait: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  private async judge(left: LeftOverTry): Promise<void> {
    if (left.kind === 'replacement-otp')
      await this.process.judgeAlone('replacement', left.attemptId, left.enrollmentId);
    else await this.process.judge(left.kind === 'otp' ? 'confirm' : 'provision', left.attemptId, left);
  }

  private async tell(order: LeftOverOrder): Promise<void> {
    if (order.generation === 1) await this.process.start(order);
    else await this.process.tellReissued(order, order.generation);
    await markOrderDone(this.dataSource, order, this.clock.now());
  }
}
