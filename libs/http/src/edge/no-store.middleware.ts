import type { RequestHandler } from 'express';

const PRIVATE = /^\/(api|auth)\//;

/** Answers about a person stay out of every cache. */
export function keepOutOfCaches(): RequestHandler {
  return (request, response, next) => {
    if (PRIVATE.test(request.path)) response.setHeader('Cache-Control', 'no-store');
    next();
  };
}
