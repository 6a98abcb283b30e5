import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StartRefused } from '../start-refused.error.js';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.js';

function holderIn(file: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Absent, or cut short by a crash while it was written: held by nobody.
    return undefined;
  }
}

/**
 * One stack for one data folder. A lock whose process has ended counts as none.
 * @throws StartRefused when one is running
 */
export function takeStackLock(file: string): { release(): void } {
  const holder = holderIn(file);
  if (holder !== undefined && isAlive(holder)) {
    throw new StartRefused(
      `It is already running (process ${holder.pid}). Stop that one with Ctrl-C or: kill ${holder.pid}`,
    );
  }
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(identityOf(process.pid)), { flag: 'wx' });
  return { release: () => rmSync(file, { force: true }) };
}
