import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = ['libs', 'workflows', 'apps', 'test'];
const NOT_OURS = /\/(node_modules|dist)\//;

function testPaths(root) {
  const files = PLACES.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true }).map((file) => join(root, place, file)),
  );
  return files.filter((file) => /\.spec\.tsx?$/.test(file) && !NOT_OURS.test(file));
}

/** Those that no test's path fits, as Jest compares: a mistyped one must not pass for a success. */
export function patternsThatFitNone(root, patterns) {
  const paths = testPaths(root);
  return patterns.filter((pattern) => !paths.some((path) => new RegExp(pattern, 'i').test(path)));
}
