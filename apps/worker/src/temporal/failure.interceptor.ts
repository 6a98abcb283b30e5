import { CannotOpen } from '@enrollment/keys';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import { EntityNotFoundError } from 'typeorm';

/** More of the same does not help against these. */
const BEYOND_RETRY = [CannotOpen, EntityNotFoundError, TypeError, RangeError, SyntaxError];

/** Failures end up in histories: of an error only its kind is let through, never a message that may quote a value. */
export class FailureInterceptor implements ActivityInboundCallsInterceptor {
  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    try {
      return await next(input);
    } catch (error) {
      if (error instanceof ApplicationFailure) throw error;
      const type = error instanceof Error ? error.constructor.name : 'unknown';
      const failure = ApplicationFailure.create({
        type,
        message: type,
        nonRetryable: BEYOND_RETRY.some((kind) => error instanceof kind),
      });
      failure.stack = '';
      throw failure;
    }
  }
}
