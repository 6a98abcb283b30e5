import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { testStack } from '../harness/stack.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const { portalUrl, tokenSiteUrl, backOfficeUrl } = testStack();

/** The document that a face serves, without the address it happens to have. */
async function served(url: string): Promise<string> {
  const { servers: _, ...document } = (await (await fetch(`${url}/api/openapi.json`)).json()) as Record<
    string,
    unknown
  >;
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** With UPDATE_DOCUMENTS=1 what is committed is written anew instead of compared. */
async function expectCommitted(file: string, current: string): Promise<void> {
  const path = join(root, file);
  if (process.env.UPDATE_DOCUMENTS === '1') await writeFile(path, current);
  expect(await readFile(path, 'utf8')).toBe(current);
}

describe.each([
  ['portal', portalUrl],
  ['token-site', tokenSiteUrl],
  ['back-office', backOfficeUrl],
])('the OpenAPI document of %s', (app, url) => {
  it('is the one that is committed; if not: UPDATE_DOCUMENTS=1 npm test documents', async () => {
    await expectCommitted(`apps/${app}/openapi.json`, await served(url));
  });
});

it('explains each operation of the back office, which is called by hand too', async () => {
  const { paths } = JSON.parse(await readFile(join(root, 'apps/back-office/openapi.json'), 'utf8')) as {
    readonly paths: Record<string, Record<string, { readonly operationId: string; readonly summary?: string }>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  expect(operations.filter(({ summary }) => !summary).map(({ operationId }) => operationId)).toEqual([]);
});

describe.each(['portal', 'token-site', 'back-office'])('the API types of the front end of %s', (app) => {
  it('are generated from the committed document', async () => {
    const file = `apps/${app}/web/src/api/schema.d.ts`;
    const generator = join(root, 'node_modules/openapi-typescript/bin/cli.js');
    const { stdout } = await run(process.execPath, [generator, `apps/${app}/openapi.json`], {
      cwd: root,
      maxBuffer: 10_000_000,
    });
    await expectCommitted(file, stdout);
  });
});
