import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from '../processes/end-process.js';
import { identityOf } from '../processes/process-identity.js';

const FAST_SHUTDOWN = 'SIGINT';

function servesOnLinux(pid: number, cluster: string): boolean {
  return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
}

function servesElsewhere(pid: number, cluster: string): boolean {
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
}

/** A server changes into its data folder, whatever path it was given. */
function serves(pid: number, cluster: string): boolean {
  return process.platform === 'linux' ? servesOnLinux(pid, cluster) : servesElsewhere(pid, cluster);
}

/**
 * Ends a server that outlived its supervisor, and takes away the pid file of
 * one that died: in a container its number soon belongs to some other living
 * process, and then PostgreSQL would refuse to start.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  const identity = Number.isNaN(pid) ? undefined : identityOf(pid);
  if (identity !== undefined && serves(pid, cluster)) await endProcess(identity, FAST_SHUTDOWN);
  rmSync(pidFile, { force: true });
}
