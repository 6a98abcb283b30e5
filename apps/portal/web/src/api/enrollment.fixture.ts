import type { Enrollment, Policy, Token } from './model.js';

export const POLICY: Policy = {
  mailAddressLength: { min: 4, max: 254 },
  startPasswordLength: { min: 4, max: 8 },
  otpDigits: 6,
  refuseWeakStartPasswords: true,
  replacementProof: 'otp',
  resendsPerGeneration: 3,
  resendIntervalSeconds: 60,
};

export function enrollmentInState(state: Enrollment['state'], changes: Partial<Enrollment> = {}): Enrollment {
  return {
    id: '8d0c9f9e-6c0b-4a52-9d5a-0b5f0f3f7a11',
    generation: 1,
    state,
    stuck: null,
    repudiated: false,
    serviceId: 'KMBD01',
    userId: '123456789015',
    mailAddress: 'hanako@example.jp',
    mail: { status: 'accepted', at: '2026-11-23T01:42:00Z' },
    resend: { remaining: 3, availableAt: null },
    provisioning: { linkOpenedAt: null, provisionedAt: null, deviceKind: null },
    deadline: '2026-11-24T09:00:00Z',
    attempts: { startPasswordRemaining: 5, otpRemaining: 5 },
    policy: POLICY,
    createdAt: '2026-11-23T01:41:00Z',
    updatedAt: '2026-11-23T01:42:00Z',
    activatedAt: null,
    ...changes,
  };
}

export function tokenInState(status: Token['status']): Token {
  const isInUse = status !== 'none';
  return {
    status,
    tokenId: isInUse ? '0d3c9d1e-54a0-4c59-8d57-5d5f8e0b6a22' : null,
    activatedAt: isInUse ? '2026-11-20T01:41:00Z' : null,
    suspendedAt: status === 'suspended' ? '2026-11-22T01:41:00Z' : null,
    onHold: false,
    otpDigits: isInUse ? 6 : null,
  };
}
