import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from '../problem/problem.exception.js';
import { identityOf } from '../session/session-data.js';
import type { Identity } from './identity.js';

/** The signed-in person of a route that is not public. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const identity = identityOf(context.switchToHttp().getRequest<Request>());
  if (!identity) throw new ProblemException('SESSION.REQUIRED');
  return identity;
});
