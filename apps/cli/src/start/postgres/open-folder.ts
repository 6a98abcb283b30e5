import { chownSync, openSync } from 'node:fs';
import type { ServerAccount } from './server-account.js';

/** How a child process names a folder, and the descriptor that it must inherit for that. */
export interface OpenFolder {
  readonly pathForChild: string;
  readonly descriptor?: number;
}

/**
 * The folders above the data may be closed to the server's account. A child
 * that inherits the open folder as descriptor 3 reaches it without passing
 * through them: proc(5), /proc/pid/fd.
 */
export function openFolderFor(account: ServerAccount | undefined, path: string): OpenFolder {
  if (account === undefined) return { pathForChild: path };
  chownSync(path, account.uid, account.gid);
  return { pathForChild: '/proc/self/fd/3', descriptor: openSync(path, 'r') };
}
