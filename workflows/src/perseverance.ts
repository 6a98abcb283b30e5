import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  isCancellation,
  proxyLocalActivities,
  sleep,
  TemporalFailure,
} from '@temporalio/workflow';
import { type EnrollmentActivities, SHORT_WORK, type Step } from './activities.js';
import type { Turns } from './turns.js';

const SECOND = 1_000;
const FLAGGED_AFTER = 600 * SECOND;
const LONGEST_PAUSE = 60 * SECOND;
/** Six events a try: what fails for two months, the longest life, still fits into a history. */
const LONGEST_PAUSE_FLAGGED = 600 * SECOND;

const { markFailing } = proxyLocalActivities<EnrollmentActivities>(SHORT_WORK);

/** Tells whether more of the same would not help: a key is missing, a row is not there. */
function beyondRetry(failure: TemporalFailure): boolean {
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  return cause instanceof ApplicationFailure && cause.nonRetryable === true;
}

/** @throws what is a fault of the workflow's own, or its cancellation */
function requireFailure(error: unknown): TemporalFailure {
  if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
  return error;
}

/** A step that has failed. */
interface Trouble {
  readonly since: number;
  readonly failures: number;
  readonly isHopeless: boolean;
  /** How often the back office had asked for a retry when it was flagged; each retry takes the flag down. */
  readonly flaggedAt: number | undefined;
}

interface Persevering {
  readonly enrollmentId: string;
  adopt(step: Step): void;
  ended(): boolean;
}

/** How an enrollment's steps get done although they fail. */
export class Perseverance {
  private retries = 0;
  private flagged = 0;

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
   * back office. Between its tries others have their turn.
   * @returns undefined when it cannot be mended and nobody needs it any more
   */
  async take<S extends Step>(
    step: () => Promise<S>,
    isNeeded = (): boolean => !this.enrollment.ended(),
  ): Promise<S | undefined> {
    let trouble: Trouble | undefined;
    for (;;) {
      try {
        const done = await this.turns.take(step);
        this.enrollment.adopt(done);
        if (trouble?.flaggedAt !== undefined) await this.takeFlagDown();
        return done;
      } catch (error) {
        trouble = await this.flagInTime(this.troubleOf(requireFailure(error), trouble));
        await this.pause(trouble, isNeeded);
        if (trouble.isHopeless && !isNeeded()) {
          if (trouble.flaggedAt !== undefined) this.flagged -= 1;
          return undefined;
        }
      }
    }
  }

  private troubleOf(failure: TemporalFailure, before: Trouble | undefined): Trouble {
    const { since, failures, flaggedAt } = before ?? { since: Date.now(), failures: 0, flaggedAt: undefined };
    return { since, failures: failures + 1, isHopeless: beyondRetry(failure), flaggedAt };
  }

  private async flagInTime(trouble: Trouble): Promise<Trouble> {
    const isTime = trouble.isHopeless || Date.now() - trouble.since >= FLAGGED_AFTER;
    const { retries } = this;
    if (!isTime || trouble.flaggedAt === retries || !(await this.mark(true))) return trouble;
    if (trouble.flaggedAt === undefined) this.flagged += 1;
    return { ...trouble, flaggedAt: retries };
  }

  private async pause({ failures, isHopeless, flaggedAt }: Trouble, isNeeded: () => boolean): Promise<void> {
    const seen = flaggedAt ?? this.retries;
    const mayGoOn = (): boolean => this.retries > seen || (isHopeless && !isNeeded());
    if (isHopeless && flaggedAt !== undefined) await condition(mayGoOn);
    else
      await condition(
        mayGoOn,
        Math.min(2 ** failures * SECOND, flaggedAt === undefined ? LONGEST_PAUSE : LONGEST_PAUSE_FLAGGED),
      );
  }

  private async takeFlagDown(): Promise<void> {
    this.flagged -= 1;
    while (this.flagged === 0 && !(await this.mark(false))) await sleep(LONGEST_PAUSE);
  }

  /** @returns whether it could be written */
  private async mark(failing: boolean): Promise<boolean> {
    try {
      this.enrollment.adopt(await this.turns.take(() => markFailing(this.enrollment.enrollmentId, failing)));
      return true;
    } catch (error) {
      requireFailure(error);
      return false;
    }
  }
}
