import { statSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';
import { runCommand } from './run-command.mjs';

function modifiedAt(path) {
  return statSync(join(repositoryRoot, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** npm writes its own record last, so an installation that was cut short is seen as none. */
function areInstalled() {
  return modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json');
}

export async function installDependencies(progress) {
  if (areInstalled()) return;
  await progress.step('Dependencies (npm ci)', () =>
    runCommand('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: repositoryRoot }),
  );
}
