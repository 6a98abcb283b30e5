import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  isCancellation,
  proxyLocalActivities,
  TemporalFailure,
} from '@temporalio/workflow';
import type { EnrollmentActivities, Step } from './activities.js';
import type { Turns } from './turns.js';

const SECOND = 1_000;
const FLAGGED_AFTER = 600 * SECOND;
const LONGEST_PAUSE = 60 * SECOND;

/** Tried for ever: where this row cannot be written, no other can. */
const { markFailing } = proxyLocalActivities<EnrollmentActivities>({
  startToCloseTimeout: '30s',
  localRetryThreshold: '5s',
  retry: { maximumInterval: '30s' },
});

/** Tells whether more of the same would not help: a key is missing, a row is not there. */
function beyondRetry(failure: TemporalFailure): boolean {
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  return cause instanceof ApplicationFailure && cause.nonRetryable === true;
}

interface Persevering {
  readonly enrollmentId: string;
  adopt(step: Step): void;
  ended(): boolean;
}

/** How an enrollment's steps get done although they fail. */
export class Perseverance {
  private retries = 0;
  private stuck = 0;

  constructor(
    private readonly enrollment: Persevering,
    private readonly turns: Turns,
  ) {}

  /** The back office says that what failed may work now. */
  retry(): void {
    this.retries += 1;
  }

  /**
   * A step that failed for ten minutes is flagged and goes on being tried. One that retrying cannot mend waits for the
   * back office, or for the enrollment's end. Between its tries others have their turn.
   */
  async take<S extends Step>(step: () => Promise<S>): Promise<S | undefined> {
    const begun = Date.now();
    let flagged = false;
    for (let failures = 0; ; failures += 1) {
      try {
        const done = await this.turns.take(step);
        this.enrollment.adopt(done);
        if (flagged) await this.recover();
        return done;
      } catch (error) {
        if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
        const isHopeless = beyondRetry(error);
        const seen = this.retries;
        if (isHopeless || Date.now() - begun >= FLAGGED_AFTER) {
          if (!flagged) this.stuck += 1;
          flagged = true;
          await this.mark(true);
        }
        const mayGoOn = (): boolean => this.retries > seen || (isHopeless && this.enrollment.ended());
        if (isHopeless) await condition(mayGoOn);
        else await condition(mayGoOn, Math.min(2 ** failures * 2 * SECOND, LONGEST_PAUSE));
        if (isHopeless && this.enrollment.ended()) return undefined;
      }
    }
  }

  private async recover(): Promise<void> {
    this.stuck -= 1;
    if (this.stuck === 0) await this.mark(false);
  }

  private async mark(failing: boolean): Promise<void> {
    this.enrollment.adopt(await this.turns.take(() => markFailing(this.enrollment.enrollmentId, failing)));
  }
}
