import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from './run-tool.js';

const FOLDERS = ['apps', 'libs', 'test', 'workflows'];
/** Cases that the product has to withstand: of enrollment, provisioning and confirmation, mail, workflow, operation. */
const CASES = [...numbers(1, 36), ...numbers(46, 58)];
/** `18 exactly at …`, `4 and 5 refuse …` at the beginning of a test's name or of its row in a table. */
const NUMBERED = /[([]\s*['"`](\d{1,2})(?: and (\d{1,2}))? [a-z(]/g;

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function specs(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return specs(path);
    return /\.spec\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function casesIn(path: string): number[] {
  const text = readFileSync(join(repositoryRoot, path), 'utf8');
  return [...text.matchAll(NUMBERED)].flatMap(([, first, second]) => [Number(first), Number(second ?? first)]);
}

describe('the abuse cases', () => {
  it('have each a test with the number at the beginning of its name', () => {
    const tested = new Set(FOLDERS.flatMap(specs).flatMap(casesIn));
    expect(CASES.filter((number) => !tested.has(number))).toEqual([]);
  });
});
