import { requireNewEnoughNode } from '../../apps/cli/bootstrap/node-version.mjs';

requireNewEnoughNode();

// Imported only now: an older Node.js must be told so, not fail on something it does not know.
const { prepare } = await import('../../apps/cli/bootstrap/prepare.mjs');
await prepare();

const { runTests } = await import('./run-tests.mjs');
process.exitCode = await runTests(process.argv.slice(2));
