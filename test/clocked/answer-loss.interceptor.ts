import { ApplicationFailure } from '@temporalio/common';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';

/** Loses what activities answer after they did their work, as a worker does that is killed right then. */
export class AnswerLoss implements ActivityInboundCallsInterceptor {
  private remaining = 0;

  /** How many answers have been lost so far. */
  lost = 0;

  loseNext(): void {
    this.remaining = 1;
  }

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    const answer = await next(input);
    if (this.remaining === 0) return answer;
    this.remaining -= 1;
    this.lost += 1;
    throw ApplicationFailure.retryable('the answer was lost');
  }
}
