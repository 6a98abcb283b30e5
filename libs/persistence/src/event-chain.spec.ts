import { describe, expect, it } from '@jest/globals';
import { eventHash } from './event-chain.js';

const fact = {
  id: '5f0c954e-1c2a-4f4a-9d4e-6a3f2f3c9b10',
  enrollmentId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  number: 2,
  serviceId: '10010001',
  generation: 1,
  type: 'mail.accepted',
  actor: {
    kind: 'operator',
    name: 'operator1',
    role: 'operator',
    reason: 'asked by phone',
    issuer: 'https://staff.example',
    subject: '7f3a',
  },
  data: { kind: 'token-issue', number: 1 },
  at: new Date('2026-11-24T00:00:00.123Z'),
  previousHash: Buffer.alloc(32, 7),
} as const;

describe('hash of an event', () => {
  it('does not depend on the order of members, which jsonb does not keep', () => {
    const stored = {
      ...fact,
      actor: {
        subject: '7f3a',
        issuer: 'https://staff.example',
        reason: 'asked by phone',
        role: 'operator',
        name: 'operator1',
        kind: 'operator',
      },
      data: { number: 1, kind: 'token-issue' },
    } as const;
    expect(eventHash(stored)).toEqual(eventHash(fact));
  });

  it.each([
    ['its number', { number: 3 }],
    ['its generation', { generation: 2 }],
    ['its type', { type: 'expired' }],
    ['its actor', { actor: { kind: 'system' } }],
    ['who of that name it was', { actor: { ...fact.actor, subject: '7f3b' } }],
    ['its data', { data: { kind: 'token-issue', number: 2 } }],
    ['its time', { at: new Date('2026-11-24T00:00:00.124Z') }],
    ['the hash before it', { previousHash: Buffer.alloc(32, 8) }],
    ['being the first', { previousHash: null }],
  ] as const)('changes with %s', (_, changed) => {
    expect(eventHash({ ...fact, ...changed })).not.toEqual(eventHash(fact));
  });
});
