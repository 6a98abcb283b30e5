import { buildChangedTargets } from './build.mjs';
import { installDependencies } from './dependencies.mjs';
import { CommandFailed } from './run-command.mjs';
import { terminalProgress } from './terminal-progress.mjs';

/**
 * What every command needs first: the dependencies of the lock file and a build of today's sources.
 * Told on standard error, since the output of a command may be for a program.
 */
export async function prepare() {
  const progress = terminalProgress(process.stderr);
  try {
    await installDependencies(progress);
    await buildChangedTargets(progress);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    progress.line(error.message);
    process.exit(1);
  }
}
