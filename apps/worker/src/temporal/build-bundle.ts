import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startProgram } from '@enrollment/config';
import { bundleWorkflowCode } from '@temporalio/worker';
import { bundlePath } from './workflow-bundle.js';

await startProgram(async () => {
  const workflowsPath = fileURLToPath(import.meta.resolve('@enrollment/workflows/workflows'));
  const { code } = await bundleWorkflowCode({ workflowsPath });
  await writeFile(bundlePath, code);
});
