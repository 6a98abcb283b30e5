import { systemClock } from '@enrollment/domain';
import type { INestApplication } from '@nestjs/common';
import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { serveDocuments } from './documents/documents.middleware.js';
import { openApiDocument } from './documents/openapi.document.js';
import { requireHost } from './edge/host.middleware.js';
import { refuseOddMethods } from './edge/method.middleware.js';
import { keepOutOfCaches } from './edge/no-store.middleware.js';
import { limitRate } from './edge/rate-limit.middleware.js';
import { setSecurityHeaders } from './edge/security-headers.middleware.js';
import type { FaceOptions } from './face.options.js';
import { serveFiles, servePages } from './front-end/front-end.middleware.js';
import { readBodies } from './input/body.middleware.js';
import { measureRequests } from './operations/metrics.js';
import { logRequests } from './operations/request-log.middleware.js';
import type { AllowedMethods } from './problem/problem.filter.js';
import { sessions } from './session/session.middleware.js';
import type { SessionStore } from './session/session-store.js';

export interface FaceParts {
  readonly app: INestApplication;
  readonly options: FaceOptions;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly pool: Pool;
  readonly store: SessionStore | undefined;
  readonly allowedMethods: AllowedMethods;
}

/** Health probes are not people: they neither count nor wait for a counter. */
function exceptHealth(middleware: RequestHandler): RequestHandler {
  return (request, response, next) =>
    request.path.startsWith('/health/') ? next() : middleware(request, response, next);
}

function sessionsOf({ options, store }: FaceParts): RequestHandler[] {
  const { signIn, publicUrl, clock = systemClock } = options;
  if (!signIn || !store) return [];
  const { cookieName, sessionSecret: secret } = signIn;
  return sessions({ cookieName, secret, publicUrl, store, clock }).map(exceptHealth);
}

/**
 * What a request passes before Nest's guards, in the order of checks that the HTTP contract fixes:
 * address budget, then a readable body, then the session. Files cost nothing and come before the budget.
 */
export function faceMiddleware(parts: FaceParts): RequestHandler[] {
  const { app, options, logger, registry, pool, allowedMethods } = parts;
  const { publicUrl, signIn, frontEnd, api, name, rateLimitPerMinute } = options;
  return [
    logRequests(logger),
    measureRequests(registry),
    setSecurityHeaders({ publicUrl, signInOrigin: signIn && new URL(signIn.issuer).origin }),
    keepOutOfCaches(),
    refuseOddMethods(),
    requireHost(publicUrl),
    ...(frontEnd ? [serveFiles(frontEnd)] : []),
    exceptHealth(limitRate({ pool, face: name, perMinute: rateLimitPerMinute })),
    serveDocuments(api.title, () => openApiDocument(app, options)),
    ...(frontEnd ? [servePages(frontEnd, allowedMethods)] : []),
    readBodies(),
    ...sessionsOf(parts),
  ];
}
