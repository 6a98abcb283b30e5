import type { FieldError } from '../problem/problem.exception.js';

/** NUL, which PostgreSQL's text cannot hold, and halves of surrogate pairs, which are no characters. */
const UNSTORABLE = /[\0\p{Cs}]/u;

function faultsIn(value: unknown, path: string): FieldError[] {
  if (typeof value === 'string') {
    return UNSTORABLE.test(value) ? [{ field: path, code: 'CHARACTERS', message: 'This is not text.' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...faultsIn(name, path === '' ? 'body' : path),
    ...faultsIn(member, path === '' ? name : `${path}.${name}`),
  ]);
}

/** What no text may hold, in every field alike, before anything can behave differently for it. */
export function unstorableTexts(body: unknown): FieldError[] {
  return faultsIn(body, '');
}
