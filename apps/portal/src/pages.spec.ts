import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PORTAL_PAGES } from './pages.js';

const ROUTES = new URL('../web/src/routes/', import.meta.url);

it('the pages that the server knows are those that the router draws', () => {
  const drawn = readdirSync(ROUTES)
    .map((file) => /path: '([^']+)'/.exec(readFileSync(new URL(file, ROUTES), 'utf8'))?.[1])
    .filter((path) => path !== undefined);
  expect(drawn.toSorted()).toEqual(PORTAL_PAGES.toSorted());
});
