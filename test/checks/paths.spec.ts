import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from './run-tool.js';

const FOLDERS = ['apps', 'docker', 'docs', 'libs', 'test', 'workflows'];
const isDocument = (name: string): boolean => name.endsWith('.md');
const DOCUMENTS = [
  ...readdirSync(repositoryRoot).filter((name) => isDocument(name) && name !== 'CHANGELOG.md'),
  ...readdirSync(join(repositoryRoot, 'docs')).flatMap((name) => (isDocument(name) ? [`docs/${name}`] : [])),
];

function filesIn(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const files = FOLDERS.flatMap(filesIn);

/** From the root, as `libs/domain/`, or a source by its last names, as `intake/act.ts`. */
function exists(path: string): boolean {
  return existsSync(join(repositoryRoot, path)) || files.some((file) => file.endsWith(`/${path}`));
}

function pathsIn(document: string): string[] {
  const text = readFileSync(join(repositoryRoot, document), 'utf8');
  const named = [...text.matchAll(/`([\w-][\w./-]*)`/g)].map(([, path = '']) => path);
  return named.filter((path) => FOLDERS.includes(path.split('/')[0] ?? '') || /\.tsx?$/.test(path));
}

describe('the paths that a document names', () => {
  it('are found by this check', () => {
    const named = DOCUMENTS.flatMap(pathsIn);
    expect(named).toEqual(expect.arrayContaining(['libs/persistence/src/event-log.ts', 'intake/act.ts']));
  });

  it.each(DOCUMENTS)('exist: %s', (document) => {
    expect(pathsIn(document).filter((path) => !exists(path))).toEqual([]);
  });
});
