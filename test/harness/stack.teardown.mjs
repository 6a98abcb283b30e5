import { rmSync } from 'node:fs';

export default async function tearDownStack() {
  if (globalThis.stackOfThisRun === undefined) return;
  const { stack, dataDir } = globalThis.stackOfThisRun;
  await stack.stop();
  rmSync(dataDir, { recursive: true });
}
