import type { TryAnswer } from '@enrollment/domain';
import { UnknownTry } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { WorkerKeys } from '../worker-keys.js';
import { Lines } from './lines.js';
import { UNKNOWN } from './step.js';

/** Finds every try wrong, and takes as long for it as the judge of those that may be right. */
@Injectable()
export class UnknownPairJudge {
  /** Tries of one pair are judged one after the other, hash and all, as those of one enrollment are. */
  private readonly lines = new Lines();

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: WorkerKeys,
    private readonly clock: WorkerClock,
  ) {}

  async judgeUnknownPair(attemptId: string): Promise<string> {
    const attempt = await this.dataSource.manager.findOneBy(UnknownTry, { id: attemptId });
    if (attempt === null) return UNKNOWN;
    return this.lines.enter(attempt.pairHash.toString('base64'), () => this.judge(attempt));
  }

  private async judge({ id: attemptId, sealedSecret }: UnknownTry): Promise<string> {
    if (sealedSecret) await this.compare(attemptId, sealedSecret);
    return this.dataSource.transaction(async (manager) => {
      const locked = await manager.findOne(UnknownTry, {
        where: { id: attemptId },
        lock: { mode: 'pessimistic_write' },
      });
      if (locked === null) return UNKNOWN;
      const answer = locked.answer ?? (await this.settle(manager, locked));
      return answer.code;
    });
  }

  /** There is no verifier to compare with, so the hasher works for nothing, in the same line as for all others. */
  private async compare(id: string, sealedSecret: string): Promise<void> {
    const startPassword = await this.keys.open(sealedSecret, { purpose: 'start-password-try', id });
    await this.keys.hasher.verify(null, startPassword, id);
  }

  private async settle(manager: EntityManager, { id, pairHash }: UnknownTry): Promise<TryAnswer> {
    // Other workers judge tries of this pair too: each sees what became of the last.
    await manager.query('SELECT pg_advisory_xact_lock($1)', [pairHash.readBigInt64BE(0).toString()]);
    const [{ attemptsRemaining }] = await manager.query<[{ attemptsRemaining: number }]>(
      `SELECT greatest(0, tries_allowed - counted + (
          SELECT count(*)::int FROM unknown_try WHERE pair_hash = $1 AND judged_at IS NULL AND id <> $2
        )) AS "attemptsRemaining"
       FROM unknown_pair WHERE pair_hash = $1`,
      [pairHash, id],
    );
    const answer = { code: 'PROVISIONING.REFUSED', members: { attemptsRemaining } } as const;
    await manager.update(UnknownTry, id, { answer, sealedSecret: null, judgedAt: this.clock.now() });
    return answer;
  }
}
