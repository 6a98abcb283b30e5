import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface SecurityHeaderOptions {
  readonly publicUrl: string;
  /** The identity provider, where there is log-in: the log-out form is redirected to it. */
  readonly signInOrigin?: string;
}

/** Nothing but the face's own files, no inline script or style, no framing. */
export function setSecurityHeaders({ publicUrl, signInOrigin }: SecurityHeaderOptions): RequestHandler {
  const isHttps = new URL(publicUrl).protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...(signInOrigin ? [signInOrigin] : [])],
      },
    },
    // `no-referrer` would make browsers send `Origin: null` with a form (Fetch, "append a request Origin header"),
    // so a face with log-in tells nobody but itself; a face whose addresses hold link codes tells nobody at all.
    referrerPolicy: { policy: signInOrigin ? 'same-origin' : 'no-referrer' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
}
