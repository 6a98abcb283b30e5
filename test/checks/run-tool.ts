import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const repositoryRoot = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

interface Manifest {
  readonly bin: string | Readonly<Record<string, string>>;
}

function programOf(tool: string, packageName: string): string {
  const manifestPath = join(repositoryRoot, 'node_modules', packageName, 'package.json');
  const { bin } = require(manifestPath) as Manifest;
  const program = typeof bin === 'string' ? bin : bin[tool];
  if (program === undefined) throw new Error(`${packageName} has no program ${tool}`);
  return join(dirname(manifestPath), program);
}

/** What a tool says about the repository: nothing when it is content. */
export function complaintsOf(tool: string, packageName: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programOf(tool, packageName), ...args], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? '' : `${stdout}\n${stderr}`.trim() || `exit code ${status}`;
}
