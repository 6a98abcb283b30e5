import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_STUCK_THRESHOLDS,
  isStuckAt,
  nextStuckTurn,
  outlookOfFacts,
  outlookOfStanding,
  type StuckFacts,
  type StuckOutlook,
  type StuckStanding,
  sinceTheFirst,
} from './stuck.js';

const issuedAt = new Date('2026-11-24T00:00:00Z');
const minutes = (n: number): Date => new Date(issuedAt.getTime() + n * 60_000);
const outlook = (reason: StuckOutlook['reason'], since: number): StuckOutlook => ({
  reason,
  since: minutes(since),
  until: null,
});

const row: StuckStanding = {
  state: 'AWAITING_PROVISIONING',
  lockedFrom: null,
  failingSince: null,
  processFailingSince: null,
};
const accepted = { status: 'accepted', queuedAt: issuedAt, at: minutes(1) } as const;
const none = { wrong: 0, lastAt: null };
const facts: StuckFacts = {
  mail: accepted,
  linkOpenedAt: null,
  provisionedAt: null,
  clockOffsetSeconds: null,
  otpPeriodSeconds: 30,
  startPassword: none,
  otp: none,
};
const wrong = (count: number, at: number) => ({ wrong: count, lastAt: minutes(at) });
const lost = (status: StuckFacts['mail']['status']) => ({ mail: { ...accepted, status, at: minutes(3) } });

describe('the outlook of the row alone', () => {
  it.each<[StuckOutlook['reason'], Partial<StuckStanding>, number]>([
    ['ENGINE_FAILING', { failingSince: minutes(2) }, 2],
    ['ENGINE_FAILING', { processFailingSince: minutes(3), state: 'LOCKED', lockedFrom: 'AWAITING_PROVISIONING' }, 3],
    ['START_PASSWORD_LOCKED', { state: 'LOCKED', lockedFrom: 'AWAITING_PROVISIONING' }, 9],
    ['OTP_LOCKED', { state: 'LOCKED', lockedFrom: 'AWAITING_CONFIRMATION' }, 9],
  ])('is %s', (reason, changes, since) => {
    expect(outlookOfStanding({ ...row, ...changes }, minutes(9))).toEqual(outlook(reason, since));
  });

  it('is EXPIRED_NOT_REISSUED for seven days', () => {
    const expired = outlookOfStanding({ ...row, state: 'EXPIRED' }, minutes(9));
    expect(expired).toEqual({ reason: 'EXPIRED_NOT_REISSUED', since: minutes(9), until: minutes(9 + 7 * 1440) });
    expect(isStuckAt(expired as StuckOutlook, minutes(8 + 7 * 1440))).toBe(true);
    expect(isStuckAt(expired as StuckOutlook, minutes(9 + 7 * 1440))).toBe(false);
  });

  it.each(['ACTIVE', 'CANCELLED'] as const)('is none when %s, even of a failing engine', (state) => {
    expect(outlookOfStanding({ ...row, state, failingSince: minutes(1) }, minutes(9))).toBeNull();
  });

  it('leaves the rest to the facts', () => expect(outlookOfStanding(row, minutes(9))).toBeUndefined());
});

describe('the outlook of the facts before provisioning', () => {
  it.each<[StuckOutlook['reason'], Partial<StuckFacts>, number]>([
    ['MAIL_NOT_SENT', { mail: { ...accepted, status: 'queued' } }, 10],
    ['MAIL_NOT_SENT', { mail: { status: 'sending', queuedAt: minutes(60), at: minutes(61) } }, 70],
    ['MAIL_NOT_SENT', lost('failed'), 3],
    ['MAIL_DELAYED', lost('delayed'), 3],
    ['MAIL_BOUNCED', lost('bounced'), 3],
    ['MAIL_BOUNCED', { ...lost('bounced'), startPassword: wrong(3, 7) }, 3],
    ['LINK_NOT_OPENED', {}, 361],
    ['LINK_NOT_OPENED', { mail: { ...accepted, status: 'ambiguous' } }, 361],
    ['SETUP_NOT_STARTED', { linkOpenedAt: minutes(5) }, 125],
    ['SETUP_NOT_STARTED', { ...lost('bounced'), linkOpenedAt: minutes(4) }, 124],
    ['SETUP_NOT_STARTED', { mail: { ...accepted, status: 'queued' }, linkOpenedAt: minutes(5) }, 125],
    ['START_PASSWORD_FAILING', { startPassword: wrong(3, 7) }, 7],
    ['START_PASSWORD_FAILING', { startPassword: wrong(4, 8), linkOpenedAt: minutes(5) }, 8],
  ])('is %s', (reason, changes, since) => {
    const found = outlookOfFacts(row.state, { ...facts, ...changes }, DEFAULT_STUCK_THRESHOLDS, minutes(9));
    expect(found).toEqual(outlook(reason, since));
  });

  it('does not take two wrong start passwords amiss', () => {
    const twice = { ...facts, startPassword: wrong(2, 7) };
    const found = outlookOfFacts(row.state, twice, DEFAULT_STUCK_THRESHOLDS, minutes(9));
    expect(found?.reason).toBe('LINK_NOT_OPENED');
  });
});

describe('the outlook of the facts after provisioning', () => {
  const provisioned: StuckFacts = { ...facts, provisionedAt: minutes(10), clockOffsetSeconds: 0 };
  const read = (changes: Partial<StuckFacts>) =>
    outlookOfFacts('AWAITING_CONFIRMATION', { ...provisioned, ...changes }, DEFAULT_STUCK_THRESHOLDS, minutes(20));

  it.each<[StuckOutlook['reason'], Partial<StuckFacts>, number]>([
    ['CONFIRMATION_NOT_STARTED', {}, 40],
    ['CLOCK_SKEW', { clockOffsetSeconds: -95 }, 10],
    ['CLOCK_SKEW', { clockOffsetSeconds: 31, otp: wrong(2, 12) }, 12],
    ['OTP_FAILING', { clockOffsetSeconds: 30, otp: wrong(2, 12) }, 12],
  ])('is %s', (reason, changes, since) => expect(read(changes)).toEqual(outlook(reason, since)));

  it('is none once somebody types codes', () => expect(read({ otp: wrong(1, 12) })).toBeNull());
});

describe('the thresholds of a policy', () => {
  const brief = {
    mailNotSentSeconds: 60,
    linkNotOpenedSeconds: 120,
    setupNotStartedSeconds: 180,
    confirmationNotStartedSeconds: 240,
    startPasswordFailing: 1,
    otpFailing: 1,
  };
  const confirming = { provisionedAt: minutes(10), clockOffsetSeconds: 0 };

  it.each<[StuckOutlook['reason'], Partial<StuckFacts>, number]>([
    ['MAIL_NOT_SENT', { mail: { ...accepted, status: 'queued' } }, 1],
    ['LINK_NOT_OPENED', {}, 3],
    ['SETUP_NOT_STARTED', { linkOpenedAt: minutes(5) }, 8],
    ['START_PASSWORD_FAILING', { startPassword: wrong(1, 7) }, 7],
    ['CONFIRMATION_NOT_STARTED', confirming, 14],
    ['OTP_FAILING', { ...confirming, otp: wrong(1, 12) }, 12],
  ])('say when it is %s', (reason, changes, since) => {
    const state = 'provisionedAt' in changes ? 'AWAITING_CONFIRMATION' : row.state;
    expect(outlookOfFacts(state, { ...facts, ...changes }, brief, minutes(20))).toEqual(outlook(reason, since));
  });
});

describe('the moment since when', () => {
  it('is the first one while it gets no better', () => {
    const before = outlook('OTP_FAILING', 12);
    expect(sinceTheFirst(before, outlook('OTP_FAILING', 15), minutes(15))).toEqual(before);
  });

  it('begins anew with another reason, and with another mail that has its own time', () => {
    const locked = outlook('OTP_LOCKED', 16);
    expect(sinceTheFirst(outlook('OTP_FAILING', 12), locked, minutes(16))).toEqual(locked);
    const resent = outlook('LINK_NOT_OPENED', 700);
    expect(sinceTheFirst(outlook('LINK_NOT_OPENED', 361), resent, minutes(380))).toEqual(resent);
  });

  it('lies ahead while things only take their time', () => {
    expect(isStuckAt(outlook('LINK_NOT_OPENED', 361), minutes(360))).toBe(false);
    expect(isStuckAt(outlook('LINK_NOT_OPENED', 361), minutes(361))).toBe(true);
  });

  it('turns at its moment, and again when it is over by itself', () => {
    const expired: StuckOutlook = { reason: 'EXPIRED_NOT_REISSUED', since: minutes(5), until: minutes(9) };
    expect([4, 5, 8, 9].map((n) => nextStuckTurn(expired, minutes(n)))).toEqual([
      minutes(5),
      minutes(9),
      minutes(9),
      null,
    ]);
    expect(nextStuckTurn(outlook('LINK_NOT_OPENED', 361), minutes(361))).toBeNull();
  });
});
