import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { ToldHistory } from '../harness/replay.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const golden = join(root, 'workflows/histories');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** `group test name` → `group-test-name` */
const fileName = (test: string): string => `${test.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')}.json`;

/**
 * With RECORD_HISTORIES=1 the history of the workflow that a test has run becomes the golden one of this version.
 * A version that was released is never recorded again: enrollments that began under it may still be in flight.
 */
export async function recordHistory(handle: WorkflowHandle): Promise<void> {
  if (process.env.RECORD_HISTORIES !== '1') return;
  const path = join(golden, version, fileName(expect.getState().currentTestName ?? ''));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(JSON.parse(historyToJSON(await handle.fetchHistory())))}\n`);
}

/** Each is named by its file. */
export async function goldenHistories(): Promise<ToldHistory[]> {
  const files = (await readdir(golden, { recursive: true })).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => ({
      workflowId: file,
      history: JSON.parse(await readFile(join(golden, file), 'utf8')) as unknown,
    })),
  );
}
