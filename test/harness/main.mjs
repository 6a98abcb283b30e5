import { join } from 'node:path';
import { requireNewEnoughNode } from '../../apps/cli/bootstrap/node-version.mjs';
import { patternsThatFitNone } from './test-paths.mjs';

const USAGE = `Usage: npm test [part of a test's path ...]

  npm test                     every test
  npm test contract/issue      those whose path fits; a pattern is a regular expression, and several may be named

It builds first, and brings up servers and programs of its own beside those of npm start.
`;

/** What is wrong with the command, known before anything is built or started. */
function faultOf(args) {
  const option = args.find((arg) => arg.startsWith('-'));
  if (option !== undefined) return `There is no option ${option}.\n\n${USAGE}`;
  const none = patternsThatFitNone(join(import.meta.dirname, '../..'), args);
  return none.length > 0 ? `No test's path fits: ${none.join(', ')}\n` : undefined;
}

async function run(args) {
  // Imported only now: an older Node.js must be told so, not fail on something it does not know.
  const { prepare } = await import('../../apps/cli/bootstrap/prepare.mjs');
  await prepare();
  const { runTests } = await import('./run-tests.mjs');
  return runTests(args);
}

requireNewEnoughNode();
const args = process.argv.slice(2);
const fault = faultOf(args);
if (args.includes('--help')) {
  process.stdout.write(USAGE);
} else if (fault !== undefined) {
  process.stderr.write(fault);
  process.exitCode = 1;
} else {
  process.exitCode = await run(args);
}
