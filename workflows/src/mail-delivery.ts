import {
  ActivityCancellationType,
  ActivityFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
} from '@temporalio/workflow';
import type { EnrollmentActivities, Step } from './activities.js';

/**
 * One SMTP dialogue per mail; the waits grow so that a mail server that is down for a weekend is not pestered. The
 * longest deadline is 30 days and may be extended by as many; when it passes, the mails are abandoned.
 */
function deliverWithin(limit: '1 day' | '61 days') {
  return proxyActivities<EnrollmentActivities>({
    startToCloseTimeout: '2m',
    heartbeatTimeout: '15s',
    // The workflow must not end while an activity may still report: the end would be refused and lose its update.
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    scheduleToCloseTimeout: limit,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' },
  }).deliverMails;
}

/** The mails under way. A mail is a process of its own: nothing waits for it but the workflow's end. */
export class MailDelivery {
  private underWay = 0;
  private scope = new CancellationScope();

  constructor(
    private readonly enrollmentId: string,
    private readonly giveUp: (mails: readonly string[]) => Promise<Step | undefined>,
    private readonly adopt: (step: Step) => void,
  ) {}

  get settled(): boolean {
    return this.underWay === 0;
  }

  /** Starts sending; `last` for the mails of an enrollment that has ended, which nothing else would end. */
  send(mails: readonly string[], last: boolean): void {
    this.underWay += 1;
    void this.scope
      .run(() => this.deliver(mails, last))
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
        return undefined;
      })
      // Not within the scope: the answer may tell of what abandons these mails, and what begins then is not cancelled.
      .then((step) => {
        if (step !== undefined) this.adopt(step);
      })
      .finally(() => {
        this.underWay -= 1;
      });
  }

  /** Gives up the mails of a generation that nobody needs any more. */
  abandon(): void {
    this.scope.cancel();
    this.scope = new CancellationScope();
  }

  private async deliver(mails: readonly string[], last: boolean): Promise<Step | undefined> {
    try {
      return await deliverWithin(last ? '1 day' : '61 days')(this.enrollmentId, mails);
    } catch (error) {
      if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
      return this.giveUp(mails);
    }
  }
}
