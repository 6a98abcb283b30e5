import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../api/api-problem.js';
import { serverFaults } from './server-faults.js';

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

  it('leaves what concerns no field to the page', () => {
    expect(serverFaults(new ApiProblem(429, { code: 'BUDGET.ISSUES' }))).toEqual([]);
  });
});
