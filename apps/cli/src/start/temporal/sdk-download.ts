import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toolsFolder } from '../repository.js';
import { StartRefused } from '../start-refused.error.js';

/** The SDK fetches the program only to run it, so it is run once and found where it was kept. */
export async function downloadBySdk(): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const downloadDir = join(toolsFolder, 'temporal-sdk');
  mkdirSync(downloadDir, { recursive: true });
  const server = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir }, ui: false },
  });
  await server.teardown();
  const program = readdirSync(downloadDir).find((name) => name.startsWith('temporal'));
  if (program === undefined) throw new StartRefused('The SDK fetched no Temporal program.');
  return join(downloadDir, program);
}
