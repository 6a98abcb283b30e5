import { describe, expect, it } from '@jest/globals';
import { type StuckFacts, stuckReason } from './stuck.js';

const issuedAt = new Date('2026-11-24T00:00:00Z');
const minutes = (n: number): Date => new Date(issuedAt.getTime() + n * 60_000);

const facts: StuckFacts = {
  state: 'AWAITING_PROVISIONING',
  lockedFrom: null,
  updatedAt: minutes(1),
  issuedAt,
  failingSince: null,
  mail: { status: 'accepted', at: minutes(1) },
  linkOpenedAt: null,
  provisionedAt: null,
  clockOffsetSeconds: null,
  otpPeriodSeconds: 30,
  startPassword: { counted: 0, lastAt: null },
  otp: { counted: 0, lastAt: null },
};
const provisioned = { ...facts, state: 'AWAITING_CONFIRMATION', provisionedAt: minutes(10) } as const;

describe('stuck reason', () => {
  it.each<[string, StuckFacts, number, number]>([
    ['MAIL_NOT_SENT', { ...facts, state: 'ISSUING', mail: { status: 'queued', at: issuedAt } }, 10, 10],
    ['MAIL_DELAYED', { ...facts, mail: { status: 'delayed', at: minutes(3) } }, 3, 3],
    ['MAIL_BOUNCED', { ...facts, mail: { status: 'bounced', at: minutes(3) } }, 3, 3],
    ['LINK_NOT_OPENED', facts, 361, 361],
    ['SETUP_NOT_STARTED', { ...facts, linkOpenedAt: minutes(5) }, 125, 125],
    ['START_PASSWORD_FAILING', { ...facts, startPassword: { counted: 3, lastAt: minutes(7) } }, 7, 7],
    ['START_PASSWORD_LOCKED', { ...facts, state: 'LOCKED', lockedFrom: 'AWAITING_PROVISIONING' }, 1, 1],
    ['CLOCK_SKEW', { ...provisioned, clockOffsetSeconds: -95 }, 10, 10],
    ['CONFIRMATION_NOT_STARTED', provisioned, 40, 40],
    ['OTP_FAILING', { ...provisioned, otp: { counted: 2, lastAt: minutes(12) } }, 12, 12],
    ['OTP_LOCKED', { ...provisioned, state: 'LOCKED', lockedFrom: 'AWAITING_CONFIRMATION' }, 1, 1],
    ['ENGINE_FAILING', { ...facts, failingSince: minutes(2) }, 2, 2],
  ])('is %s', (reason, stuckFacts, now, since) => {
    expect(stuckReason(stuckFacts, minutes(now))).toEqual({ reason, since: minutes(since) });
  });

  it('is none while things only take their time', () => {
    expect(stuckReason(facts, minutes(359))).toBeNull();
    expect(stuckReason(provisioned, minutes(39))).toBeNull();
  });

  it('does not speak of a bounce once the link was opened', () => {
    const opened = { ...facts, mail: { status: 'bounced', at: minutes(3) }, linkOpenedAt: minutes(4) } as const;
    expect(stuckReason(opened, minutes(5))).toBeNull();
  });

  it('is none after the end', () => expect(stuckReason({ ...facts, state: 'EXPIRED' }, minutes(9_999))).toBeNull());
});
