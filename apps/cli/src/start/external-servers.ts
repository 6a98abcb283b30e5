import { answersQueries } from './postgres/database.js';
import { acceptsConnections } from './processes/readiness.js';
import { until } from './processes/until.js';
import type { Progress } from './progress.js';
import { StartRefused } from './start-refused.error.js';

interface ExternalServer {
  readonly setting: string;
  readonly label: string;
  readonly place: string;
  isUp(): Promise<boolean>;
}

/** A server that is not ours is waited for as long as it takes; a person is told once, with the setting that names it. */
async function waitFor({ setting, label, place, isUp }: ExternalServer, progress: Progress, stop: AbortSignal) {
  if (await isUp()) return;
  progress.line(`… ${label} at ${place} (${setting}) does not answer yet; waiting for it`);
  const isThere = await until(isUp, { limitMs: Number.POSITIVE_INFINITY, signal: stop });
  if (!isThere) throw new StartRefused(`Stopped while waiting for ${label}`);
  progress.line(`✓ ${label} answers`);
}

export function waitForDatabase(url: string, progress: Progress, stop: AbortSignal): Promise<void> {
  const server = {
    setting: 'DATABASE_URL',
    label: 'The database',
    place: new URL(url).host,
    isUp: () => answersQueries(url),
  };
  return waitFor(server, progress, stop);
}

export function waitForTemporal(address: string, progress: Progress, stop: AbortSignal): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const server = {
    setting: 'TEMPORAL_ADDRESS',
    label: 'Temporal',
    place: address,
    isUp: () => acceptsConnections(hostname, Number(port === '' ? 7233 : port)),
  };
  return waitFor(server, progress, stop);
}
