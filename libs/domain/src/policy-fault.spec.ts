import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POLICY, POLICY_RANGES, type Policy, STUCK_THRESHOLD_RANGES } from './policy.js';
import { policyFaults } from './policy-fault.js';

const STRICT = { allowShort: false };
const members = (body: unknown, rules = STRICT) => policyFaults(body, rules).map(({ member }) => member);
const withMember = (member: string, value: unknown): unknown => ({ ...DEFAULT_POLICY, [member]: value });

/** Where one end of a range would break a relation to a member that has its default. */
const RELATED: Readonly<Record<string, Partial<Policy>>> = {
  startPasswordTriesPerDay: { startPasswordTries: 3 },
  otpTriesPerDay: { otpTries: 3 },
};

describe('a policy', () => {
  it('is in order as delivered', () => expect(policyFaults(DEFAULT_POLICY, STRICT)).toEqual([]));

  it.each(Object.entries(POLICY_RANGES))(
    'may have %s at both ends of its range and not beyond',
    (member, [min, max]) => {
      const related = RELATED[member] ?? {};
      for (const value of [min, max]) expect(members({ ...DEFAULT_POLICY, ...related, [member]: value })).toEqual([]);
      for (const value of [min - 1, max + 1, min + 0.5, String(min), undefined, Number.NaN])
        expect(members(withMember(member, value))).toEqual([member]);
    },
  );

  it.each(Object.entries(STUCK_THRESHOLD_RANGES))('may have the threshold %s within its range', (name, [min, max]) => {
    const stuck = (value: unknown) => ({
      ...DEFAULT_POLICY,
      startPasswordTries: 10,
      otpTries: 10,
      stuckThresholds: { ...DEFAULT_POLICY.stuckThresholds, [name]: value },
    });
    for (const value of [min, max]) expect(members(stuck(value))).toEqual([]);
    for (const value of [min - 1, max + 1, null]) expect(members(stuck(value))).toEqual([`stuckThresholds.${name}`]);
  });

  it.each([
    ['businessDayEnd', ['00:00', '23:59', null], ['24:00', '18:60', '9:00', '18:00 ', 18, undefined]],
    ['reminderPercent', [null, 10, 90], [undefined, '50', 9, 91]],
    ['replacementProof', ['none', 'otp', 'approval'], ['OTP', null, true]],
    ['otpDigits', [6, 8], [7, '6']],
    ['otpPeriodSeconds', [30, 60], [45, 0]],
    ['otpAlgorithm', ['SHA1', 'SHA256', 'SHA512'], ['MD5', 'sha1']],
    ['refuseWeakStartPasswords', [true, false], ['true', 1, null]],
  ] as const)('may have %s be %j and not %j', (member, right, wrong) => {
    for (const value of right) expect(members(withMember(member, value))).toEqual([]);
    for (const value of wrong) expect(members(withMember(member, value))).toEqual([member]);
  });

  it.each([
    [{ min: 4, max: 254 }, []],
    [{ min: 3, max: 255 }, ['mailAddressLength.min', 'mailAddressLength.max']],
    [{ min: 15, max: 14 }, ['mailAddressLength.max']],
    [{ min: 15, max: 15 }, []],
    [14, ['mailAddressLength.min', 'mailAddressLength.max']],
  ])('with mail addresses of %j has the faults %j', (mailAddressLength, faults) =>
    expect(members(withMember('mailAddressLength', mailAddressLength))).toEqual(faults),
  );

  it('gives a customer no fewer tries a day than a generation, and is stuck no later than locked', () => {
    expect(policyFaults({ ...DEFAULT_POLICY, otpTries: 10, otpTriesPerDay: 9 }, STRICT)).toEqual([
      { member: 'otpTriesPerDay', allowed: 'no less than otpTries' },
    ]);
    const stuckThresholds = { ...DEFAULT_POLICY.stuckThresholds, startPasswordFailing: 6 };
    expect(members({ ...DEFAULT_POLICY, stuckThresholds })).toEqual(['startPasswordTries']);
  });

  it('tells all its faults at once, each with what is allowed', () => {
    const faulty = { ...DEFAULT_POLICY, otpTries: 2, businessDayEnd: 'noon', otpDigits: 7 };
    expect(policyFaults(faulty, STRICT)).toEqual([
      { member: 'otpTries', allowed: 'a whole number from 3 to 10' },
      { member: 'businessDayEnd', allowed: 'null or a time of day from 00:00 to 23:59' },
      { member: 'otpDigits', allowed: 'one of 6, 8' },
    ]);
  });

  it.each([null, undefined, 'policy', 7, []])('is not %j', (body) =>
    expect(policyFaults(body, STRICT).length).toBeGreaterThan(Object.keys(POLICY_RANGES).length),
  );

  it('may have spans of seconds only where that is allowed, and nothing else beyond its range then', () => {
    const short = { ...DEFAULT_POLICY, provisioningDeadlineSeconds: 6, loginAgeSeconds: 1 };
    expect(members(short)).toEqual(['provisioningDeadlineSeconds', 'loginAgeSeconds']);
    expect(members(short, { allowShort: true })).toEqual([]);
    const none = { ...DEFAULT_POLICY, provisioningDeadlineSeconds: 0, otpTries: 2, otpPeriodSeconds: 1 };
    expect(members(none, { allowShort: true })).toEqual([
      'provisioningDeadlineSeconds',
      'otpTries',
      'otpPeriodSeconds',
    ]);
  });
});
