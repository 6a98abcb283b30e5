import { join } from 'node:path';
import { buildChangedTargets } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { withPreparationLock } from './preparation-lock.mjs';
import { repositoryRoot } from './repository.mjs';
import { CommandFailed } from './run-command.mjs';
import { terminalProgress } from './terminal-progress.mjs';

/** Not within node_modules, which an installation empties. */
const LOCK = join(repositoryRoot, '.tools/preparing');

/**
 * What every command needs first: the dependencies of the lock file and a build of today's sources.
 * Told on standard error, since the output of a command may be for a program.
 */
export async function prepare() {
  const progress = terminalProgress(process.stderr);
  try {
    await withPreparationLock(
      LOCK,
      async () => {
        await installDependencies(progress);
        await buildChangedTargets(progress);
      },
      (holder) => progress.line(`… waiting for another command that installs or builds (process ${holder})`),
    );
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    progress.line(error.message);
    process.exit(1);
  }
}
