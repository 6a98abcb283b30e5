import { statSync } from 'node:fs';
import { join } from 'node:path';
import { explainNpmFailure } from './npm-failure.mjs';
import { repositoryRoot } from './repository.mjs';
import { CommandFailed, runCommand } from './run-command.mjs';

const CI = ['ci', '--include=dev', '--no-audit', '--no-fund'];

function modifiedAt(path) {
  return statSync(join(repositoryRoot, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** npm writes its own record last, so an installation that was cut short is seen as none. */
function areInstalled() {
  return modifiedAt('node_modules/.package-lock.json') >= modifiedAt('package-lock.json');
}

async function install() {
  const output = await runCommand('npm', CI, { cwd: repositoryRoot }, explainNpmFailure);
  // With a full disk npm warns of every file, ends as if all were well, and only its record is missing.
  if (!areInstalled())
    throw new CommandFailed(['npm', ...CI].join(' '), 'not everything is there', explainNpmFailure(output));
}

export async function installDependencies(progress) {
  if (areInstalled()) return;
  await progress.step('Dependencies (npm ci)', install);
}
