import { describe, expect, it } from '@jest/globals';
import { isPage } from './front-end.pages.js';

const frontEnd = {
  folder: '',
  base: '/',
  pages: ['/', '/issue', '/enrollments/:id'],
  siteNames: { ja: '', en: '' },
};

describe('a path', () => {
  it.each(['/', '/issue', '/issue/', '/enrollments/7'])('%s is a page', (path) => {
    expect(isPage(frontEnd, path)).toBe(true);
  });

  it.each(['/issues', '/issue/7', '/enrollments', '/enrollments/', '/enrollments/7/8', '/api/v1/me', '//', ''])(
    '%s is none',
    (path) => {
      expect(isPage(frontEnd, path)).toBe(false);
    },
  );
});
