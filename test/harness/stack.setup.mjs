import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestStacks } from './test-stack.mjs';

/** `npm test` has a stack already; jest alone gets one here. */
export default async function setUpStack() {
  if (process.env.STACK_ADDRESSES !== undefined) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'enrollment-test-'));
  globalThis.stackOfThisRun = await startTestStacks([dataDir], '--temporary');
}
