import type { Request } from 'express';
import type { Identity } from '../access/identity.js';
import { ProblemException } from '../problem/problem.exception.js';

/** A log-in that was begun and has not come back yet. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

declare module 'express-session' {
  interface SessionData {
    identity?: Identity;
    /** For log-out at the provider: tells it whose session ends. Sealed, since it holds what the session must not. */
    sealedIdToken?: string;
    /** Milliseconds since the epoch; the absolute limit counts from here. */
    startedAt?: number;
    pendingSignIns?: PendingSignIn[];
  }
}

export function identityOf(request: Request): Identity | undefined {
  return request.session?.identity;
}

/** Of a route that is not public. @throws ProblemException SESSION.REQUIRED */
export function signedInOf(request: Request): Identity {
  const identity = identityOf(request);
  if (identity === undefined) throw new ProblemException('SESSION.REQUIRED');
  return identity;
}
