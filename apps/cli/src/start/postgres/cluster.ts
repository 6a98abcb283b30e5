import { type StdioOptions, spawnSync } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.error.js';
import type { OpenFolder } from './open-folder.js';
import type { PostgresBinaries } from './postgres.binaries.js';
import type { ServerAccount } from './server-account.js';

export const DATABASE_USER = 'enrollment';
export const CLUSTER = 'cluster';
const DRAFT = 'cluster.draft';
const PASSWORD_FILE = 'initial-password';
/** Search by trigrams needs a locale that knows Japanese letters; macOS has no C.UTF-8. */
const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

export interface ClusterPlace {
  readonly folder: string;
  readonly open: OpenFolder;
  readonly account: ServerAccount | undefined;
}

function writePasswordFile({ folder, account }: ClusterPlace, password: string): string {
  const file = join(folder, PASSWORD_FILE);
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) chownSync(file, account.uid, account.gid);
  return file;
}

/** Made under another name and renamed when whole: a start that was cut short leaves no half cluster. */
export function createClusterOnce(place: ClusterPlace, binaries: PostgresBinaries, password: string): void {
  const cluster = join(place.folder, CLUSTER);
  const draft = join(place.folder, DRAFT);
  if (existsSync(cluster)) return;
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = writePasswordFile(place, password);
  const { pathForChild, descriptor } = place.open;
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  if (descriptor !== undefined) stdio.push(descriptor);
  const args = [
    ['--pgdata', join(pathForChild, DRAFT)],
    ['--username', DATABASE_USER],
    ['--pwfile', join(pathForChild, PASSWORD_FILE)],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale', LOCALE],
  ].flat();
  const result = spawnSync(binaries.initdb, args, { cwd: '/', stdio, encoding: 'utf8', ...place.account });
  rmSync(passwordFile);
  if (result.status !== 0) {
    throw new StartRefused(`PostgreSQL cannot create its data: ${result.error?.message ?? result.stderr}`);
  }
  renameSync(draft, cluster);
}
