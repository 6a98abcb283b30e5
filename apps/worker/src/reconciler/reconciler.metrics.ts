import { FAULTS, type Reconciliation } from '@enrollment/workflows';
import { Counter, Gauge } from 'prom-client';

const found = new Gauge({
  name: 'enrollment_reconciler_faults',
  help: 'Faults that the last look of this process found, by kind; none on a healthy system',
  labelNames: ['fault'],
});
const mended = new Counter({ name: 'enrollment_reconciler_mended_total', help: 'Workflows that were started again' });
const lastRun = new Gauge({
  name: 'enrollment_reconciler_last_run_timestamp_seconds',
  help: 'When this process looked last; several processes take turns',
});

export function publish(reconciliation: Reconciliation, at: Date): void {
  for (const fault of FAULTS) found.set({ fault }, reconciliation.found[fault]);
  mended.inc(reconciliation.mended);
  lastRun.set(at.getTime() / 1000);
}
