/** What a problem+json body (RFC 9457) may tell beside its code. */
export interface ProblemMembers {
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
  readonly attemptsRemaining?: number;
  readonly clockOffsetSeconds?: number;
  /** With ENROLLMENT.ALREADY_OPEN, as the face's own document describes it. */
  readonly enrollment?: unknown;
}

/** The server was not reached, so nobody knows whether it heard us. */
export const CONNECTION = 'CONNECTION';

function isTold(body: unknown): body is ProblemMembers {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

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
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const fallback = response.status === 503 ? 'DEPENDENCY.UNAVAILABLE' : 'INTERNAL';
    return new ApiProblem(
      response.status,
      isTold(body) ? body : { code: fallback },
      Number.isFinite(seconds) ? seconds : undefined,
    );
  }

  static ofConnection(): ApiProblem {
    return new ApiProblem(0, { code: CONNECTION });
  }
}

interface Outcome<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a success. @throws ApiProblem for everything else */
export async function answerOf<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const outcome = await call.catch(() => {
    throw ApiProblem.ofConnection();
  });
  if (outcome.data === undefined) throw ApiProblem.fromAnswer(outcome.response, outcome.error);
  return outcome.data;
}
