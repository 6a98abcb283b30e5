import { resolve } from 'node:path';

/** The same from `src/start` and from `dist/start`. */
export const repositoryRoot = resolve(import.meta.dirname, '../../../..');
export const toolsFolder = resolve(repositoryRoot, '.tools');
