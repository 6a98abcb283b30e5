import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from './run-tool.js';

const docs = readdirSync(join(repositoryRoot, 'docs')).filter((name) => name.endsWith('.md'));
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', ...docs.map((name) => `docs/${name}`)];
/** `libs/domain/src/act.ts` or `apps/worker/`: what begins with a folder of the repository. */
const FOLDERS = readdirSync(repositoryRoot, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [],
);

function pathsIn(document: string): string[] {
  const text = readFileSync(join(repositoryRoot, document), 'utf8');
  const named = [...text.matchAll(/`([\w-]+)(\/[\w./-]*)`/g)];
  return named.flatMap(([, folder = '', rest = '']) => (FOLDERS.includes(folder) ? [folder + rest] : []));
}

describe('the paths that a document names', () => {
  it('are found by this check', () => {
    expect(DOCUMENTS.flatMap(pathsIn)).toContain('libs/persistence/src/event-log.ts');
  });

  it.each(DOCUMENTS)('exist: %s', (document) => {
    expect(pathsIn(document).filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
  });
});
