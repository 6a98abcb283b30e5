import { PROBLEMS, type ProblemCode } from '@enrollment/domain';
import { HttpException } from '@nestjs/common';

export interface FieldError {
  /** Path of the field in the body, such as `device.publicKey`; the header's or parameter's name otherwise. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Thrown wherever a request is refused; becomes an RFC 9457 answer. */
export class ProblemException extends HttpException {
  override readonly name = 'ProblemException';

  constructor(
    readonly code: ProblemCode,
    /** Members beside the standard ones (RFC 9457 §3.2), such as `attemptsRemaining`. */
    readonly members: Readonly<Record<string, unknown>> = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(code, PROBLEMS[code].status);
  }

  static forFields(errors: readonly FieldError[], code: ProblemCode = 'VALIDATION'): ProblemException {
    return new ProblemException(code, { errors });
  }
}
