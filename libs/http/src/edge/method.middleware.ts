import type { RequestHandler } from 'express';
import { ProblemException } from '../problem/problem.exception.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** TRACE would echo a request with its cookies (RFC 9110 §9.3.8). */
export function refuseOddMethods(): RequestHandler {
  return (request, _response, next) => {
    if (!METHODS.has(request.method)) throw new ProblemException('REQUEST.METHOD');
    next();
  };
}
