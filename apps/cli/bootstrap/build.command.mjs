import { requireNewEnoughNode } from './node-version.mjs';

const USAGE = `Usage: npm run build

Installs what package-lock.json names and builds what changed since the last build: programs, libraries, web pages and
the bundle of the workflows. It takes no options. Every other command does the same before it begins.
`;

requireNewEnoughNode();
const args = process.argv.slice(2);
if (args.length > 0) {
  process.stdout.write(USAGE);
  process.exitCode = args.includes('--help') ? 0 : 1;
} else {
  const { prepare } = await import('./prepare.mjs');
  await prepare();
  process.stdout.write('All is built.\n');
}
