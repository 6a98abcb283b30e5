import { join, sep } from 'node:path';
import type { RequestHandler } from 'express';
import express from 'express';
import type { FrontEndOptions } from '../face.options.js';
import type { AllowedMethods } from '../problem/problem.filter.js';
import { isPage, PAGE_METHODS } from './front-end.pages.js';

const YEAR_SECONDS = 31_536_000;

/** Files named by their content never change; all others are asked for again, so that a release is seen at once. */
function cacheControlOf(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
}

export function serveFiles({ folder, base }: FrontEndOptions): RequestHandler {
  const router = express.Router();
  router.use(
    base,
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => response.setHeader('Cache-Control', cacheControlOf(path)),
    }),
  );
  return router;
}

/** Pages have addresses of their own and are drawn by the front end: each of them is its one document. */
export function servePages(frontEnd: FrontEndOptions, allowedMethods: AllowedMethods): RequestHandler {
  return ({ path, method }, response, next) => {
    const isAsked = isPage(frontEnd, path) && PAGE_METHODS.includes(method);
    if (!isAsked || allowedMethods(path).length > 0) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(frontEnd.folder, 'index.html'), (error) => {
      if (error && !response.headersSent) next();
    });
  };
}
