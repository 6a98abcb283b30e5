import type { StuckOutlook } from '@enrollment/domain';
import type { Enrollment } from './entities/enrollment.entity.js';

type StuckColumns = Pick<Enrollment, 'stuckReason' | 'stuckSince' | 'stuckUntil'>;

export function stuckColumns(outlook: StuckOutlook | null): StuckColumns {
  const { reason, since, until } = outlook ?? { reason: null, since: null, until: null };
  return { stuckReason: reason, stuckSince: since, stuckUntil: until };
}

export function outlookOf({ stuckReason, stuckSince, stuckUntil }: StuckColumns): StuckOutlook | null {
  return stuckReason && stuckSince ? { reason: stuckReason, since: stuckSince, until: stuckUntil } : null;
}
