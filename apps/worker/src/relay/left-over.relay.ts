import { DONE, PROBLEMS, type ProblemCode } from '@enrollment/domain';
import {
  type LeftOverOf,
  type LeftOverOrder,
  type LeftOverRepudiation,
  type LeftOverTry,
  type LeftOverUnknownTry,
  markOrderDone,
  readLeftOverActs,
  readLeftOverOrders,
  readLeftOverRepudiations,
  readLeftOverTries,
  readLeftOverUnknownTries,
  readUntoldNotices,
  withdrawAct,
} from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { WorkerClock } from '../worker-clock.js';
import { Pauses } from './pauses.js';

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
  private readonly pauses = new Pauses();
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

  /** One round. */
  async carryOut(): Promise<void> {
    const now = this.clock.now();
    const pauses = { except: this.pauses.resting(now), told: this.pauses.told() };
    const leftFor = (ms: number): LeftOverOf => ({ before: new Date(now.getTime() - ms), ...pauses });
    const orders = await readLeftOverOrders(this.dataSource, leftFor(LEFT_TO_THE_FACE_MS));
    const tries = await readLeftOverTries(this.dataSource, leftFor(LEFT_TO_THE_FACE_TRY_MS));
    const unknown = await readLeftOverUnknownTries(this.dataSource, leftFor(LEFT_TO_THE_FACE_TRY_MS));
    const repudiated = await readLeftOverRepudiations(this.dataSource, leftFor(LEFT_TO_THE_FACE_MS));
    const notices = await readUntoldNotices(this.dataSource, pauses);
    const abandoned = await readLeftOverActs(this.dataSource, leftFor(ABANDONED_ACT_MS));
    await Promise.all([
      ...orders.map((order) => this.carry(order.id, () => this.tell(order))),
      ...tries.map((left) => this.carry(left.attemptId, () => this.judge(left))),
      ...unknown.map((left) => this.carry(left.attemptId, () => this.judgeUnknown(left))),
      ...repudiated.map((left) => this.carry(left.actId, () => this.cancel(left))),
      ...notices.map((notice) => this.carry(notice.mailId, () => this.process.sendNotice(notice))),
      ...abandoned.map((actId) => this.carry(actId, () => withdrawAct(this.dataSource, actId))),
    ]);
  }

  /** What one of them fails at is no reason for the others to wait. */
  private async carry(id: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`left over for another round: ${id} (${error instanceof Error ? error.name : 'unknown'})`);
    } finally {
      this.pauses.begin(id, this.clock.now());
    }
  }

  private async tell(order: LeftOverOrder): Promise<void> {
    if (order.generation === 1) await this.process.start(order);
    else await this.process.tellReissued(order, order.generation);
    await markOrderDone(this.dataSource, order, this.clock.now());
  }

  private async judgeUnknown({ attemptId }: LeftOverUnknownTry): Promise<void> {
    await this.process.judgeAlone({ kind: 'unknown-pair', attemptId });
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
}
