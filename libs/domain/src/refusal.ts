import type { ProblemCode } from './problem.js';

/** A command that was understood and refused. The faces turn it into problem+json; nothing was changed. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    /** Members beside the standard ones, as the API documents them. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}
