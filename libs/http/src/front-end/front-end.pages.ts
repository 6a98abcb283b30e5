import type { FrontEndOptions } from '../face.options.js';

/** What a page answers to. */
export const PAGE_METHODS: readonly string[] = ['GET', 'HEAD'];

const segmentsOf = (path: string): string[] => path.replace(/(?<=[^/])\/$/, '').split('/');

function fits(pattern: string, path: string): boolean {
  const [expected, found] = [segmentsOf(pattern), segmentsOf(path)];
  if (expected.length !== found.length) return false;
  return expected.every((segment, place) => (segment.startsWith(':') ? found[place] !== '' : segment === found[place]));
}

/** Tells whether the front end draws a page at this path. */
export function isPage({ pages }: FrontEndOptions, path: string): boolean {
  return pages.some((page) => fits(page, path));
}
