import { describe, expect, it } from '@jest/globals';
import { type ActStanding, offeredActs } from './enrollment.acts.js';

const issuer = 'https://issuer.example';
const waiting: ActStanding = {
  customer: { loginId: 'customer001', issuer, subject: 'customer-1' },
  state: 'AWAITING_PROVISIONING',
  lockedFrom: null,
  failingSince: null,
  resendsRemaining: 3,
  extensionRemainingSeconds: 604_800,
};
const locked = { ...waiting, state: 'LOCKED' } as const;
const operator = { loginId: 'operator1', issuer, subject: 'staff-1', roles: ['operator'] };
const engineer = { loginId: 'engineer1', issuer, subject: 'staff-2', roles: ['engineer'] };

describe('the acts that are offered', () => {
  it.each([
    ['an operator, while the phone is awaited', operator, waiting, ['resend', 'cancel', 'extend']],
    [
      'an operator, with nothing left to send or extend',
      operator,
      { ...waiting, resendsRemaining: 0, extensionRemainingSeconds: 0 },
      ['cancel'],
    ],
    [
      'an operator, when OTPs have locked it',
      operator,
      { ...locked, lockedFrom: 'AWAITING_CONFIRMATION' },
      ['cancel', 'extend', 'unlock'],
    ],
    [
      'an operator, when start passwords have locked it',
      operator,
      { ...locked, lockedFrom: 'ISSUING' },
      ['cancel', 'extend'],
    ],
    ['an engineer, while the engine fails', engineer, { ...waiting, failingSince: new Date(0) }, ['retry']],
    ['an engineer, while it does not', engineer, waiting, []],
    ['a viewer', { loginId: 'viewer1', issuer, subject: 'staff-3', roles: ['viewer'] }, waiting, []],
    [
      'the customer, who works at the bank',
      operator,
      { ...waiting, customer: { loginId: 'Operator1', issuer, subject: '1' } },
      [],
    ],
    ['an operator, after the end', operator, { ...waiting, state: 'EXPIRED' }, []],
  ] as const)('to %s', (_, user, standing, acts) => {
    expect(offeredActs(user, standing)).toEqual(acts);
  });
});
