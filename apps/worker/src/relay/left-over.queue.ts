import type { Clock } from '@enrollment/domain';
import type { LeftOverOf } from '@enrollment/persistence';
import type { Logger } from '@nestjs/common';
import { Pauses } from './pauses.js';

/** One kind of what may be left over. */
export interface LeftOverKind<T> {
  /** Whoever took one of it has this long to do it. */
  readonly leftToOthersMs: number;
  read(of: LeftOverOf): Promise<readonly T[]>;
  idOf(left: T): string;
  carryOut(left: T): Promise<unknown>;
}

/** What is left over of one kind, with its own pauses: it waits for no other kind. */
export class LeftOverQueue<T> {
  private readonly pauses = new Pauses();

  constructor(
    private readonly kind: LeftOverKind<T>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** One round. */
  async carryOut(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - this.kind.leftToOthersMs);
    const found = await this.kind.read({ before, except: this.pauses.resting(now), told: this.pauses.told() });
    await Promise.all(found.map((left) => this.carryOutOne(left)));
  }

  /** What one of them fails at is no reason for the others to wait. */
  private async carryOutOne(left: T): Promise<void> {
    const id = this.kind.idOf(left);
    try {
      await this.kind.carryOut(left);
    } catch (error) {
      this.logger.warn(`left over for another round: ${id} (${error instanceof Error ? error.name : 'unknown'})`);
    } finally {
      this.pauses.begin(id, this.clock.now());
    }
  }
}
