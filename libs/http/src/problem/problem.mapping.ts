import { type ProblemCode, Refusal } from '@enrollment/domain';
import { HttpException } from '@nestjs/common';
import { isDependencyFailure } from './dependency-failure.js';
import { ProblemException } from './problem.exception.js';

export const RETRY_AFTER_SECONDS = 5;

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'REQUEST.MALFORMED',
  401: 'SESSION.REQUIRED',
  403: 'ROLE.REQUIRED',
  404: 'REQUEST.NOT_FOUND',
  405: 'REQUEST.METHOD',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.MEDIA_TYPE',
  421: 'REQUEST.MISDIRECTED',
  429: 'REQUEST.RATE',
};

/** What a thrown thing means to the caller. Anything not known is INTERNAL: its words may hold what nobody may see. */
export function problemOf(thrown: unknown): ProblemException {
  if (thrown instanceof ProblemException) return thrown;
  if (thrown instanceof Refusal) return new ProblemException(thrown.code, thrown.members);
  if (thrown instanceof HttpException) {
    const code = CODE_OF_STATUS[thrown.getStatus()];
    if (code) return new ProblemException(code);
  }
  if (isDependencyFailure(thrown)) return new ProblemException('DEPENDENCY.UNAVAILABLE', {}, RETRY_AFTER_SECONDS);
  return new ProblemException('INTERNAL');
}
