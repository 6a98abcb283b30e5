import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complaintsOf, repositoryRoot } from './run-tool.js';

const documentOf = (face: string) => join(repositoryRoot, 'apps', face, 'openapi.json');
const faces = readdirSync(join(repositoryRoot, 'apps')).filter((face) => existsSync(documentOf(face)));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'enrollment-client-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('generated client', () => {
  it.each(faces)('of the %s is what its OpenAPI document makes today', (face) => {
    const output = join(folder, `${face}.d.ts`);
    const args = [documentOf(face), '--output', output];
    expect(complaintsOf('openapi-typescript', 'openapi-typescript', args)).toBe('');
    const committed = join(repositoryRoot, 'apps', face, 'web/src/api/schema.d.ts');
    expect(readFileSync(committed, 'utf8')).toBe(readFileSync(output, 'utf8'));
  });
});
