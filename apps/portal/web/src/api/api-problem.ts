import * as z from 'zod';
import type { Enrollment } from './model.js';

const fieldErrors = z.array(z.object({ field: z.string(), code: z.string() }));

/** What a problem+json body (RFC 9457) may tell beside its code. */
const members = z.object({
  code: z.string(),
  errors: fieldErrors.optional(),
  attemptsRemaining: z.number().optional(),
  clockOffsetSeconds: z.number().optional(),
  enrollment: z.custom<Enrollment>((value) => typeof value === 'object').optional(),
});
export type ProblemMembers = z.infer<typeof members>;

/** The server was not reached, so nobody knows whether it heard us. */
export const CONNECTION = 'CONNECTION';

/** Every way in which a request can fail, in one shape. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly members: ProblemMembers,
    readonly retryAfterSeconds?: number,
  ) {
    super(members.code);
  }

  get code(): string {
    return this.members.code;
  }

  /** False when the same request, sent again, may still get another answer. */
  get isDecided(): boolean {
    return ![0, 429, 500, 502, 503, 504].includes(this.status);
  }

  static fromAnswer(response: Response, body: unknown): ApiProblem {
    const told = members.safeParse(body);
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const fallback = response.status === 503 ? 'DEPENDENCY.UNAVAILABLE' : 'INTERNAL';
    return new ApiProblem(
      response.status,
      told.success ? told.data : { code: fallback },
      Number.isFinite(seconds) ? seconds : undefined,
    );
  }

  static ofConnection(): ApiProblem {
    return new ApiProblem(0, { code: CONNECTION });
  }
}
