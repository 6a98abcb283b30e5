import { delimiter } from 'node:path';
import { runCommand } from '../../apps/cli/bootstrap/run-command.mjs';
import {
  folderOf,
  installWheel,
  isInstalled,
  schemathesisWheel,
  wheelProgram,
} from '../../apps/cli/dist/start/wheel.js';

/** It belongs to the Python that installed it, which may be gone since. */
async function runs() {
  if (!isInstalled(schemathesisWheel)) return false;
  const PYTHONPATH = [folderOf(schemathesisWheel), process.env.PYTHONPATH ?? ''].join(delimiter);
  return runCommand(wheelProgram(schemathesisWheel), ['--version'], { env: { ...process.env, PYTHONPATH } }).then(
    () => true,
    () => false,
  );
}

/** Without it the tests of the OpenAPI documents are skipped, which nobody would see on CI. */
export async function installSchemathesis(progress) {
  if (await runs()) return;
  const result = await progress.step('schemathesis (pip)', () => installWheel(schemathesisWheel));
  if (!('faults' in result)) return;
  const faults = result.faults.join('\n  ');
  if (process.env.CI) throw new Error(`schemathesis cannot be had:\n  ${faults}`);
  progress.line(`! The tests by schemathesis are skipped, since it cannot be had:\n  ${faults}`);
}
