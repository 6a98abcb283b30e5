import { CannotOpen } from '@enrollment/keys';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';
import { EntityNotFoundError } from 'typeorm';

/** More of the same does not help against these. */
const BEYOND_RETRY = [CannotOpen, EntityNotFoundError, TypeError, RangeError, SyntaxError];

/**
 * Failures end up in histories: of an error only its kind is let through, never a message that may quote a value, nor a
 * stack, which names the machine's folders.
 */
export class FailureInterceptor implements ActivityInboundCallsInterceptor {
  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    try {
      return await next(input);
    } catch (error) {
      const failure = error instanceof ApplicationFailure ? error : failureOf(error);
      failure.stack = '';
      throw failure;
    }
  }
}

function failureOf(error: unknown): ApplicationFailure {
  const type = error instanceof Error ? error.constructor.name : 'unknown';
  const nonRetryable = BEYOND_RETRY.some((kind) => error instanceof kind);
  return ApplicationFailure.create({ type, message: type, nonRetryable });
}
