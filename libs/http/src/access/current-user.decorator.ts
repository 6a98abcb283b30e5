import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { signedInOf } from '../session/session-data.js';
import type { Identity } from './identity.js';

/** The signed-in person of a route that is not public. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity => signedInOf(context.switchToHttp().getRequest<Request>()),
);
