import { describe, expect, it } from '@jest/globals';
import { ProblemException } from '../problem/problem.exception.js';
import { decisionOf } from './kept-answer.js';

describe('an answer with a problem', () => {
  it.each([
    ['OTP.MISMATCH', 'decided'],
    ['REPLACEMENT.PROOF_REQUIRED', 'decided'],
    ['TOKEN.STATE', 'decided'],
    ['PROVISIONING.REFUSED', 'decided'],
    ['VALIDATION', 'refused-before-writing'],
    ['BUDGET.TRIES', 'refused-before-writing'],
    ['SESSION.REQUIRED', 'refused-before-writing'],
    ['REAUTHENTICATION.REQUIRED', 'refused-before-writing'],
    ['TRY.PENDING', 'undecided'],
    ['INTERNAL', 'undecided'],
  ] as const)('of %s is %s', (code, decision) => expect(decisionOf(new ProblemException(code))).toBe(decision));
});
