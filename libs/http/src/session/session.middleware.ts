import type { Clock } from '@enrollment/domain';
import type { RequestHandler } from 'express';
import session, { type Store } from 'express-session';
import { endSession } from './session-lifecycle.js';

const IDLE_MS = 15 * 60 * 1000;
export const ABSOLUTE_MS = 8 * 60 * 60 * 1000;

export interface SessionOptions {
  readonly cookieName: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly store: Store;
  readonly clock: Clock;
}

/** `__Host-` binds the cookie to this very host, and needs Secure (RFC 6265bis §4.1.3). */
export function cookieNameFor(name: string, publicUrl: string): string {
  return new URL(publicUrl).protocol === 'https:' ? `__Host-${name}` : name;
}

/** The public URL says whether the way to the customer is TLS, and not a header that a stranger can write. */
function trustPublicUrl(isHttps: boolean): RequestHandler {
  return (request, _response, next) => {
    if (isHttps) Object.defineProperty(request, 'secure', { value: true });
    next();
  };
}

function endOldSessions(clock: Clock): RequestHandler {
  return async (request, _response, next) => {
    const { identity, startedAt = 0 } = request.session;
    const isOver = identity !== undefined && clock.now().getTime() - startedAt > ABSOLUTE_MS;
    if (isOver) await endSession(request);
    next();
  };
}

/** Sessions: idle 15 minutes, 8 hours in all. */
export function sessions({ cookieName, secret, publicUrl, store, clock }: SessionOptions): RequestHandler[] {
  const isHttps = new URL(publicUrl).protocol === 'https:';
  const middleware = session({
    name: cookieNameFor(cookieName, publicUrl),
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/', maxAge: IDLE_MS },
  });
  return [trustPublicUrl(isHttps), middleware, endOldSessions(clock)];
}
