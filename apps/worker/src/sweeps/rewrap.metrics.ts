import { Gauge } from 'prom-client';

export const unopenedSeeds = new Gauge({
  name: 'enrollment_rewrap_unopened_seeds',
  help: 'Seeds under an old key that did not open when this process last swept; several processes take turns',
});
