import { ApiProblem } from '@enrollment/look';
import { describe, expect, it } from '@jest/globals';
import { isProofLocked, serverFaults } from './server-faults.js';

describe('serverFaults', () => {
  it('brings field errors to their fields', () => {
    const errors = [
      { field: 'startPassword', code: 'WEAK' },
      { field: 'somethingElse', code: 'UNKNOWN' },
    ];
    expect(serverFaults(new ApiProblem(400, { code: 'VALIDATION', errors }))).toEqual([
      { field: 'startPassword', fault: 'WEAK' },
    ]);
  });

  it.each([
    [403, 'REPLACEMENT.PROOF_REQUIRED', { field: 'currentOtp', fault: 'PROOF' }],
    [422, 'OTP.MISMATCH', { field: 'currentOtp', fault: 'MISMATCH' }],
    [422, 'OTP.ALREADY_USED', { field: 'currentOtp', fault: 'ALREADY_USED' }],
    [429, 'BUDGET.MAILS', { field: 'mailAddress', fault: 'BUDGET' }],
  ])('%s %s concerns one field', (status, code, fault) => {
    expect(serverFaults(new ApiProblem(status, { code }))).toEqual([fault]);
  });

  it('says of a wrong proof that it is wrong, and leaves the lock after the last one to the page', () => {
    const wrong = (attemptsRemaining: number): ApiProblem =>
      new ApiProblem(403, { code: 'REPLACEMENT.PROOF_REQUIRED', attemptsRemaining });
    expect(serverFaults(wrong(1))).toEqual([{ field: 'currentOtp', fault: 'MISMATCH' }]);
    expect(isProofLocked(wrong(1))).toBe(false);
    for (const locked of [wrong(0), new ApiProblem(423, { code: 'OTP.LOCKED' })]) {
      expect(serverFaults(locked)).toEqual([]);
      expect(isProofLocked(locked)).toBe(true);
    }
  });

  it('leaves what concerns no field to the page', () => {
    expect(serverFaults(new ApiProblem(429, { code: 'BUDGET.ISSUES' }))).toEqual([]);
  });
});
