import { type Clock, DONE, PROBLEMS, type ProblemCode } from '@enrollment/domain';
import {
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
  type TokenNotice,
  withdrawAct,
} from '@enrollment/persistence';
import type { EnrollmentProcess } from '@enrollment/temporal';
import type { DataSource } from 'typeorm';
import type { LeftOverKind } from './left-over.queue.js';

/** The face that took an order or a try has this long to tell Temporal itself. */
const LEFT_TO_THE_FACE_MS = 3_000;
const LEFT_TO_THE_FACE_TRY_MS = 10_000;
/** Longer than any face waits for an act: whoever asked for it has died, and nobody would hear that it was done. */
const ABANDONED_ACT_MS = 60_000;

/** What a face has written down, and how Temporal is told of it in its stead. */
export class LeftOverKinds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly clock: Clock,
  ) {}

  get orders(): LeftOverKind<LeftOverOrder> {
    return {
      leftToOthersMs: LEFT_TO_THE_FACE_MS,
      read: (of) => readLeftOverOrders(this.dataSource, of),
      idOf: ({ id }) => id,
      carryOut: async (order) => {
        if (order.generation === 1) await this.process.start(order);
        else await this.process.tellReissued(order, order.generation);
        await markOrderDone(this.dataSource, order, this.clock.now());
      },
    };
  }

  get tries(): LeftOverKind<LeftOverTry> {
    return {
      leftToOthersMs: LEFT_TO_THE_FACE_TRY_MS,
      read: (of) => readLeftOverTries(this.dataSource, of),
      idOf: ({ attemptId }) => attemptId,
      carryOut: ({ kind, attemptId, ...enrollment }) => {
        const { enrollmentId } = enrollment;
        if (kind === 'replacement-otp')
          return this.process.judgeAlone({ kind: 'replacement', attemptId, enrollmentId });
        return this.process.judge(kind === 'otp' ? 'confirm' : 'provision', attemptId, enrollment);
      },
    };
  }

  get unknownTries(): LeftOverKind<LeftOverUnknownTry> {
    return {
      leftToOthersMs: LEFT_TO_THE_FACE_TRY_MS,
      read: (of) => readLeftOverUnknownTries(this.dataSource, of),
      idOf: ({ attemptId }) => attemptId,
      carryOut: ({ attemptId }) => this.process.judgeAlone({ kind: 'unknown-pair', attemptId }),
    };
  }

  /** What has ended or was issued again in the meantime is not cancelled any more; that somebody said so is an event. */
  get repudiations(): LeftOverKind<LeftOverRepudiation> {
    return {
      leftToOthersMs: LEFT_TO_THE_FACE_MS,
      read: (of) => readLeftOverRepudiations(this.dataSource, of),
      idOf: ({ actId }) => actId,
      carryOut: async ({ actId, ...enrollment }) => {
        const code = await this.process.command('repudiate', actId, enrollment);
        if (code === undefined || code === DONE) return;
        await withdrawAct(this.dataSource, actId, code in PROBLEMS ? (code as ProblemCode) : 'ENROLLMENT.STATE');
      },
    };
  }

  /** Nobody else tells of them. */
  get notices(): LeftOverKind<TokenNotice> {
    return {
      leftToOthersMs: 0,
      read: (of) => readUntoldNotices(this.dataSource, of),
      idOf: ({ mailId }) => mailId,
      carryOut: (notice) => this.process.sendNotice(notice),
    };
  }

  /** What only its face could have told is taken back. */
  get abandonedActs(): LeftOverKind<string> {
    return {
      leftToOthersMs: ABANDONED_ACT_MS,
      read: (of) => readLeftOverActs(this.dataSource, of),
      idOf: (actId) => actId,
      carryOut: (actId) => withdrawAct(this.dataSource, actId),
    };
  }
}
