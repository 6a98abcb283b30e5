import { StartRefused } from '../start-refused.error.js';

/** An account of the operating system. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: ServerAccount = { uid: 65534, gid: 65534 };

/** PostgreSQL refuses to run as root; then it runs as `nobody`, who needs no entry in the user database. */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== 'linux') {
    throw new StartRefused('PostgreSQL cannot run as root here: start as an ordinary user, or set DATABASE_URL.');
  }
  return NOBODY;
}
