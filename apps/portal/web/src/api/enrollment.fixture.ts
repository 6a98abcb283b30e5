import type { Enrollment } from './model.js';

export function enrollmentInState(state: Enrollment['state'], changes: Partial<Enrollment> = {}): Enrollment {
  return {
    id: '8d0c9f9e-6c0b-4a52-9d5a-0b5f0f3f7a11',
    generation: 1,
    state,
    stuck: null,
    serviceId: 'KMBD01',
    userId: '123456789015',
    mailAddress: 'hanako@example.jp',
    mail: { status: 'accepted', at: '2026-11-23T01:42:00Z' },
    resend: { remaining: 3, availableAt: null },
    provisioning: { linkOpenedAt: null, provisionedAt: null, deviceKind: null },
    deadline: '2026-11-24T09:00:00Z',
    attempts: { startPasswordRemaining: 5, otpRemaining: 5 },
    createdAt: '2026-11-23T01:41:00Z',
    updatedAt: '2026-11-23T01:42:00Z',
    activatedAt: null,
    ...changes,
  };
}
