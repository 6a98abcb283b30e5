import { describe, expect, it } from '@jest/globals';
import { enrollmentInState, POLICY, tokenInState } from '../api/enrollment.fixture.js';
import type { Policy } from '../api/model.js';
import { issuanceStanding } from './issuance.standing.js';

const service = { policy: POLICY };
const before: Policy = { ...POLICY, otpDigits: 8, replacementProof: 'none', refuseWeakStartPasswords: false };
const active = tokenInState('active');

describe('issuanceStanding', () => {
  it('of a first issue has the rules of the service, and nothing to prove', () => {
    expect(issuanceStanding(service, null, tokenInState('none'))).toEqual({
      isReissue: false,
      isReplacement: false,
      rules: { policy: POLICY, currentOtpDigits: 6 },
      asksCurrentOtp: false,
      needsApproval: false,
    });
  });

  it('of a reissue has the rules that the enrollment began with, also of what has to be proven', () => {
    const open = enrollmentInState('AWAITING_CONFIRMATION', { policy: before });
    expect(issuanceStanding(service, open, active)).toMatchObject({
      isReissue: true,
      rules: { policy: before },
      asksCurrentOtp: false,
      needsApproval: false,
    });
    const ended = enrollmentInState('EXPIRED', { policy: before });
    expect(issuanceStanding(service, ended, active)).toMatchObject({
      isReissue: false,
      rules: { policy: POLICY },
      asksCurrentOtp: true,
    });
  });

  it('asks for as many digits as the present token shows', () => {
    const { rules } = issuanceStanding(service, null, { ...active, otpDigits: 8 });
    expect(rules).toEqual({ policy: POLICY, currentOtpDigits: 8 });
  });

  it('leaves no proof but an approval to who has suspended the token, or where the rules know no other', () => {
    const byApproval = { asksCurrentOtp: false, needsApproval: true };
    expect(issuanceStanding(service, null, tokenInState('suspended'))).toMatchObject(byApproval);
    const strict = { policy: { ...POLICY, replacementProof: 'approval' as const } };
    expect(issuanceStanding(strict, null, active)).toMatchObject(byApproval);
  });
});
