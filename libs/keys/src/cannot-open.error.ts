export type CannotOpenReason = 'malformed' | 'unknown-key' | 'other-context' | 'not-authentic';

/**
 * Thrown when something sealed does not open. Says why, and nothing of what was inside:
 * the message may reach a log or a workflow history.
 */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';

  constructor(readonly reason: CannotOpenReason) {
    super(`cannot open: ${reason}`);
  }
}
