import { requireNewEnoughNode } from './node-version.mjs';

requireNewEnoughNode();
const { prepare } = await import('./prepare.mjs');
await prepare();
