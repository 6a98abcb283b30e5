import { isAlive, type ProcessIdentity } from './process-identity.js';
import { until } from './until.js';

const LIMIT_MS = 10_000;

/** Asks a process that is no child of ours to end; when it does not in time, ends it. */
export async function endProcess(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  for (const next of [signal, 'SIGKILL'] as const) {
    if (!isAlive(identity)) return;
    process.kill(identity.pid, next);
    if (await until(() => !isAlive(identity), { limitMs: LIMIT_MS })) return;
  }
  throw new Error(`process ${identity.pid} does not end`);
}
