import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

const requestIds = new WeakMap<Request, string>();

/** Gives the request the ID that its Idempotency-Key stands for. */
export function assignRequestId(request: Request, id: string): void {
  requestIds.set(request, id);
}

/** A UUID for the row that this request writes: the same one whenever the same Idempotency-Key comes again. */
export const RequestId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return requestIds.get(context.switchToHttp().getRequest<Request>()) ?? randomUUID();
});
