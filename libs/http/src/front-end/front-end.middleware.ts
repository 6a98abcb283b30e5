import { join, sep } from 'node:path';
import type { RequestHandler } from 'express';
import express from 'express';
import type { FrontEndOptions } from '../face.options.js';
import type { AllowedMethods } from '../problem/problem.filter.js';

const SERVER_PATHS = /^\/(api|auth|health)(\/|$)/;
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
export function servePages({ folder, base }: FrontEndOptions, allowedMethods: AllowedMethods): RequestHandler {
  const prefix = base === '/' ? '/' : `${base}/`;
  return (request, response, next) => {
    const { path, method } = request;
    const isPage =
      path === base || (path.startsWith(prefix) && !SERVER_PATHS.test(path) && !/\.[a-z0-9]+$/i.test(path));
    if (!isPage || allowedMethods(path).length > 0) return next();
    if (method !== 'GET' && method !== 'HEAD') return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(folder, 'index.html'), (error) => {
      if (error && !response.headersSent) next();
    });
  };
}

/** What the pages answer to, for `Allow`. */
export function pageMethods(path: string): readonly string[] {
  return SERVER_PATHS.test(path) || /\.[a-z0-9]+$/i.test(path) ? [] : ['GET', 'HEAD'];
}
