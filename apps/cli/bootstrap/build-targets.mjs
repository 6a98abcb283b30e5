import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository.mjs';
import { runCommand } from './run-command.mjs';

const BUNDLE = 'workflow-bundle.js';

function workspaceFolders() {
  const within = (folder) => readdirSync(join(repositoryRoot, folder)).map((name) => join(folder, name));
  return [...within('libs'), 'workflows', ...within('apps')].filter((folder) =>
    existsSync(join(repositoryRoot, folder, 'package.json')),
  );
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8'));
}

/** Programs, and libraries whose manifest points into `dist`; the rest are taken as sources by the front ends. */
function isCompiled(folder) {
  return folder.startsWith('apps') || typeof manifestOf(folder).exports?.['.'] === 'object';
}

/** A file whose source is gone must not stay behind; the bundle next to the programs has a target of its own. */
function removeOldOutput(cwd) {
  const dist = join(cwd, 'dist');
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) {
    if (name !== BUNDLE) rmSync(join(dist, name), { recursive: true });
  }
}

function serverTarget(folder) {
  const cwd = join(repositoryRoot, folder);
  const swc = join(repositoryRoot, 'node_modules/@swc/cli/bin/swc.js');
  const config = join(repositoryRoot, '.swcrc');
  return {
    name: folder,
    inputs: [join(folder, 'src'), '.swcrc'],
    output: join(folder, 'dist'),
    async build() {
      removeOldOutput(cwd);
      const args = [swc, 'src', '--out-dir', 'dist', '--strip-leading-paths', '--config-file', config];
      await runCommand(process.execPath, args, { cwd });
    },
  };
}

function scriptTarget(folder, script, { inputs, output }) {
  return {
    name: `${folder} ${script}`,
    inputs: [...inputs, join(folder, 'package.json')],
    output,
    build: () => runCommand('npm', ['run', '--silent', script], { cwd: join(repositoryRoot, folder) }),
  };
}

function foldersWith(script) {
  return workspaceFolders().filter((folder) => manifestOf(folder).scripts?.[script] !== undefined);
}

export function serverTargets() {
  return workspaceFolders().filter(isCompiled).map(serverTarget);
}

export function webTargets() {
  return foldersWith('build:web').map((folder) =>
    scriptTarget(folder, 'build:web', {
      inputs: [join(folder, 'web'), 'libs/look/src'],
      output: join(folder, 'web/dist'),
    }),
  );
}

export function bundleTargets() {
  return foldersWith('build:bundle').map((folder) =>
    scriptTarget(folder, 'build:bundle', {
      inputs: ['workflows/src', 'libs/domain/src', join(folder, 'src/temporal')],
      output: join(folder, 'dist', BUNDLE),
    }),
  );
}
