import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../../apps/cli/bootstrap/run-command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, MAC_CHROME].find(isProgram);
}

/** With the letters of the screens: pictures of Japanese text need a font that has it. */
async function installByApt() {
  if (process.getuid?.() !== 0) throw new Error('apt-get: needs root');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
}

/** The browser for the tests: `path`, or the `faults` of every way that was tried. */
export async function obtainBrowser(progress) {
  const given = process.env.CHROMIUM_PATH;
  if (given) return isProgram(given) ? { path: given } : { faults: ['CHROMIUM_PATH names no program that can be run'] };
  const installed = installedBrowser();
  if (installed !== undefined) return { path: installed };
  try {
    await progress.step('Chromium (apt-get)', installByApt);
    return { path: installedBrowser(), faults: ['apt-get: installed no browser'] };
  } catch (error) {
    return { faults: [error.message, `no ${NAMES.join(', ')} on the PATH; CHROMIUM_PATH is not set`] };
  }
}
