import { FAULTS, type Fault, type ReconcilerPlace, type Reconciliation } from '@enrollment/workflows';
import type { Logger } from '@nestjs/common';

/** Counts what one look finds and tells the log, in IDs alone. */
export class FaultTally {
  private readonly found = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  private mended = 0;

  constructor(private readonly logger: Logger) {}

  add(fault: Fault, id: string): void {
    this.found[fault] += 1;
    this.logger.warn(`${fault}: ${id}`);
  }

  addAll(fault: Fault, count: number): void {
    this.found[fault] += count;
    if (count > 0) this.logger.warn(`${fault}: ${count}`);
  }

  mend(id: string): void {
    this.mended += 1;
    this.logger.warn(`started again: ${id}`);
  }

  result(next: ReconcilerPlace): Reconciliation {
    return { found: this.found, mended: this.mended, ...next };
  }
}
