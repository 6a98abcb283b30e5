import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type Actor,
  type EventType,
  isOpen,
  mayTransit,
  outlookOfFacts,
  outlookOfStanding,
  Refusal,
  type StuckOutlook,
  sinceTheFirst,
  TRANSITIONS,
  type TransitionName,
} from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { tellListeners } from './change-feed.js';
import { Enrollment } from './entities/enrollment.entity.js';
import { EnrollmentEvent, type EventData } from './entities/event.entity.js';
import { eventHash } from './event-chain.js';
import { outlookOf, stuckColumns } from './stuck-columns.js';
import { readStuckFacts } from './stuck-facts.query.js';

/**
 * One transaction on one enrollment. The row is locked, so that changes come one after the other; what happens to it
 * is recorded as events; the row is written once, at the end.
 */
export class EnrollmentChange {
  private touched = false;
  private recorded = false;
  private readonly before: Enrollment;

  constructor(
    readonly manager: EntityManager,
    readonly row: Enrollment,
    readonly now: Date,
  ) {
    this.before = { ...row };
  }

  /** Moves along the transition table, or refuses. */
  async transit(name: TransitionName, actor: Actor, data: EventData = {}): Promise<void> {
    if (!mayTransit(name, this.row.state)) throw new Refusal('ENROLLMENT.STATE');
    this.enter(name);
    await this.record(TRANSITIONS[name].event, actor, data);
  }

  /**
   * Appends a fact that does not move the state.
   * @param generation the one that it belongs to, where that is not the present one
   */
  async record(
    type: EventType,
    actor: Actor,
    data: EventData = {},
    generation: number = this.row.generation,
  ): Promise<void> {
    const { row } = this;
    row.eventCount += 1;
    const fact = {
      id: randomUUID(),
      enrollmentId: row.id,
      number: row.eventCount,
      serviceId: row.serviceId,
      generation,
      type,
      actor,
      data,
      at: this.now,
      previousHash: row.headHash,
    };
    row.headHash = eventHash(fact);
    this.touch();
    this.recorded = true;
    await this.manager.insert(EnrollmentEvent, { ...fact, hash: row.headHash });
  }

  /** Sets columns that no event speaks of. */
  set(columns: Partial<Enrollment>): void {
    Object.assign(this.row, columns);
    this.touch();
  }

  /** Says that something changed beside the row that it may be stuck for, and that no event speaks of. */
  touch(): void {
    if (!this.touched) this.row.version += 1;
    this.touched = true;
  }

  /** @param known what the facts lead to, where the caller knows without asking for them */
  async commit(known?: StuckOutlook): Promise<void> {
    if (!this.touched) return;
    // Nothing that happens after the end makes an enrollment stuck.
    if (isOpen(this.before.state)) Object.assign(this.row, stuckColumns(await this.outlook(known)));
    await this.manager.update(Enrollment, this.row.id, { ...changesOf(this.before, this.row), updatedAt: this.now });
    if (!this.recorded) await tellListeners(this.manager, this.row.customerId);
  }

  private async outlook(known?: StuckOutlook): Promise<StuckOutlook | null> {
    const { row, now } = this;
    const standing = outlookOfStanding(row, now);
    const next = standing === undefined ? (known ?? (await this.outlookOfFacts())) : standing;
    return sinceTheFirst(outlookOf(row), next, now);
  }

  private async outlookOfFacts(): Promise<StuckOutlook | null> {
    const { facts, limits } = await readStuckFacts(this.manager, this.row);
    return outlookOfFacts(this.row.state, facts, limits, this.now);
  }

  private enter(name: TransitionName): void {
    const { row, now } = this;
    const { to } = TRANSITIONS[name];
    row.lockedFrom = to === 'LOCKED' ? row.state : null;
    row.state = to;
    row.endedAt = isOpen(to) ? null : now;
    row.activatedAt = to === 'ACTIVE' ? now : null;
  }
}

/** Only these columns are written: which ones a program may change is the database's to say. */
function changesOf(before: Enrollment, row: Enrollment): Partial<Enrollment> {
  const changed = Object.entries(row).filter(
    ([column, value]) => !isDeepStrictEqual(value, before[column as keyof Enrollment]),
  );
  return Object.fromEntries(changed) as Partial<Enrollment>;
}

/** Locks an enrollment's row for the rest of the transaction. */
export async function lockEnrollment(manager: EntityManager, id: string): Promise<Enrollment> {
  return manager.findOneOrFail(Enrollment, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function changeEnrollment<T>(
  dataSource: DataSource,
  id: string,
  now: Date,
  work: (change: EnrollmentChange) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    const change = new EnrollmentChange(manager, await lockEnrollment(manager, id), now);
    const result = await work(change);
    await change.commit();
    return result;
  });
}
