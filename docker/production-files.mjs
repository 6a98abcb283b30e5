import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const SCOPE = '@enrollment/';
/** What of a workspace a program reads while it runs. Dependencies at the root come by npm. */
const READ_AT_RUN_TIME = ['package.json', 'dist', 'web/dist'];

function manifestIn(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function workspacesIn(root) {
  const within = (folder) => readdirSync(join(root, folder)).map((name) => join(folder, name));
  const folders = [...within('libs'), 'workflows', ...within('apps')];
  return new Map(
    folders
      .filter((folder) => existsSync(join(root, folder, 'package.json')))
      .map((folder) => [manifestIn(join(root, folder)).name, folder]),
  );
}

/** The folders of programs and of all workspaces that they are built on. */
function foldersOf(root, programs) {
  const workspaces = workspacesIn(root);
  const needed = new Set();
  const need = (name) => {
    const folder = workspaces.get(name);
    if (folder === undefined) throw new Error(`there is no workspace ${name}`);
    if (needed.has(folder)) return;
    needed.add(folder);
    const { dependencies = {} } = manifestIn(join(root, folder));
    for (const dependency of Object.keys(dependencies)) if (dependency.startsWith(SCOPE)) need(dependency);
  };
  for (const program of programs) need(SCOPE + program);
  return [...needed];
}

/** Copies what the programs read from a built repository, and from one with production packages what npm put beside workspaces. */
function copyProductionFiles({ built, packages, target }, programs) {
  for (const folder of foldersOf(built, programs)) {
    const parts = READ_AT_RUN_TIME.map((part) => [join(built, folder, part), join(target, folder, part)]);
    parts.push([join(packages, folder, 'node_modules'), join(target, folder, 'node_modules')]);
    for (const [from, to] of parts) if (existsSync(from)) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { built: text, packages: text, target: text },
});
copyProductionFiles(values, positionals);
