import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireNewEnoughNode } from './node-version.mjs';

requireNewEnoughNode();

// Imported only now: an older Node.js must be told so, not fail on something it does not know.
const { repositoryRoot } = await import('./repository.mjs');
const { prepare } = await import('./prepare.mjs');
await prepare();

const settingsFile = join(repositoryRoot, '.env');
if (existsSync(settingsFile)) process.loadEnvFile(settingsFile);

const { main } = await import('../dist/main.js');
await main(process.argv.slice(2));
