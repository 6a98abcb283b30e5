import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { identityOf } from '../session/session-data.js';
import { scopeOfBody } from './idempotency-scope.decorator.js';

/** Whose key this is: the session's subject, or what the route says of its body. Nobody's keys are not kept. */
export async function requestScope(
  context: ExecutionContext,
  request: Request,
  body: unknown,
): Promise<string | undefined> {
  const identity = identityOf(request);
  if (identity) return JSON.stringify([identity.issuer, identity.subject]);
  return scopeOfBody(context.getHandler())?.(body);
}
