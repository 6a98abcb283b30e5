import { DONE, PROBLEMS, type ProblemCode } from '@enrollment/domain';
import {
  type LeftOverOrder,
  type LeftOverRepudiation,
  type LeftOverTry,
  markOrderDone,
  readLeftOverActs,
  readLeftOverOrders,
  readLeftOverRepudiations,
  readLeftOverTries,
  readLeftOverUnknownTries,
  readUntoldNotices,
  type UntoldNotice,
  withdrawAct,
} from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { WorkerClock } from '../worker-clock.js';

const EVERY_MS = 2_000;
/** The face that took an order or a try has this long to tell Temporal itself. */
const LEFT_TO_THE_FACE_MS = 3_000;
const LEFT_TO_THE_FACE_TRY_MS = 10_000;
/** Longer than any face waits for an act: whoever asked for it has died, and nobody would hear that it was done. */
const ABANDONED_ACT_MS = 60_000;

/**
 * Tells Temporal what a face has written down but could not tell it: because Temporal was away, or the face died.
 * What only its face could have told is taken back.
 */
@Injectable()
export class LeftOverRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LeftOverRelay.name);
  private readonly rounds = new Rounds(EVERY_MS, this.logger, () => this.carryOut());

  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly clock: WorkerClock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async carryOut(): Promise<void> {
    const now = this.clock.now().getTime();
    try {
      const orders = await readLeftOverOrders(this.dataSource, new Date(now - LEFT_TO_THE_FACE_MS));
      const tries = await readLeftOverTries(this.dataSource, new Date(now - LEFT_TO_THE_FACE_TRY_MS));
      const unknown = await readLeftOverUnknownTries(this.dataSource, new Date(now - LEFT_TO_THE_FACE_TRY_MS));
      const repudiated = await readLeftOverRepudiations(this.dataSource, new Date(now - LEFT_TO_THE_FACE_MS));
      const abandoned = await readLeftOverActs(this.dataSource, new Date(now - ABANDONED_ACT_MS));
      const notices = await readUntoldNotices(this.dataSource);
      await Promise.all([
        ...orders.map((order) => this.tell(order)),
        ...tries.map((left) => this.judge(left)),
        ...unknown.map(({ attemptId }) => this.process.judgeAlone({ kind: 'unknown-pair', attemptId })),
        ...repudiated.map((left) => this.cancel(left)),
        ...notices.map((notice) => this.send(notice)),
        ...abandoned.map((actId) => withdrawAct(this.dataSource, actId)),
      ]);
    } catch (error) {
      this.warn('all of them', error);
    }
  }

  /** What one of them fails at is no reason for the others to wait. */
  private async tell(order: LeftOverOrder): Promise<void> {
    try {
      if (order.generation === 1) await this.process.start(order);
      else await this.process.tellReissued(order, order.generation);
      await markOrderDone(this.dataSource, order, this.clock.now());
    } catch (error) {
      this.warn(`order ${order.id}`, error);
    }
  }

  private async send(notice: UntoldNotice): Promise<void> {
    try {
      await this.process.sendNotice(notice);
    } catch (error) {
      this.warn(`mail ${notice.mailId}`, error);
    }
  }

  private async judge({ kind, attemptId, ...enrollment }: LeftOverTry): Promise<void> {
    const { enrollmentId } = enrollment;
    if (kind === 'replacement-otp') await this.process.judgeAlone({ kind: 'replacement', attemptId, enrollmentId });
    else await this.process.judge(kind === 'otp' ? 'confirm' : 'provision', attemptId, enrollment);
  }

  /** What has ended or was issued again in the meantime is not cancelled any more; that somebody said so is an event. */
  private async cancel({ actId, ...enrollment }: LeftOverRepudiation): Promise<void> {
    const code = await this.process.command('repudiate', actId, enrollment);
    if (code === undefined || code === DONE) return;
    await withdrawAct(this.dataSource, actId, code in PROBLEMS ? (code as ProblemCode) : 'ENROLLMENT.STATE');
  }

  private warn(what: string, error: unknown): void {
    this.logger.warn(`left over for the next round: ${what} (${error instanceof Error ? error.name : 'unknown'})`);
  }
}
