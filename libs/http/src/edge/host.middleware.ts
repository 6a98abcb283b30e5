import type { RequestHandler } from 'express';
import { ProblemException } from '../problem/problem.exception.js';

const PAGE_METHODS = new Set(['GET', 'HEAD']);

/** A face speaks under one name: cookies and Origin checks rest on it. Health probes ask by address. */
export function requireHost(publicUrl: string): RequestHandler {
  const { host, origin } = new URL(publicUrl);
  return (request, response, next) => {
    if (request.host === host || request.path.startsWith('/health/')) return next();
    // A whole address as the target (RFC 9112 §3.2.2) would end up behind our own.
    const isPath = request.originalUrl.startsWith('/');
    const isPage = isPath && PAGE_METHODS.has(request.method) && !request.path.startsWith('/api/');
    if (!isPage) throw new ProblemException('REQUEST.MISDIRECTED');
    response.redirect(302, `${origin}${request.originalUrl}`);
  };
}
