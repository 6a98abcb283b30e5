import { POLICY_RANGES, type Policy, type PolicyRange, STUCK_THRESHOLD_RANGES } from './policy.js';

export interface PolicyFault {
  /** Name of the member, such as `otpTries` or `mailAddressLength.min`. */
  readonly member: string;
  /** What it may be, in words that follow "must be". */
  readonly allowed: string;
}

export interface PolicyRules {
  /** Whether spans of time may be as short as a second: for tests and demos only. */
  readonly allowShort: boolean;
}

interface Rule {
  readonly allowed: string;
  readonly fits: (value: unknown) => boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function whole([min, max]: PolicyRange): Rule {
  return {
    allowed: `a whole number from ${min} to ${max}`,
    fits: (value) => isWhole(value) && value >= min && value <= max,
  };
}

function oneOf(...values: readonly (string | number | boolean)[]): Rule {
  return {
    allowed: `one of ${values.join(', ')}`,
    fits: (value) => values.some((possible) => possible === value),
  };
}

function orNull({ allowed, fits }: Rule): Rule {
  return { allowed: `null or ${allowed}`, fits: (value) => value === null || fits(value) };
}

const TIME_OF_DAY: Rule = {
  allowed: 'a time of day from 00:00 to 23:59',
  fits: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
};

/** RFC 5321 §4.5.3.1.3 less the angle brackets. */
const MAIL_ADDRESS_LENGTH = whole([4, 254]);

const OTHER_RULES = {
  businessDayEnd: orNull(TIME_OF_DAY),
  reminderPercent: orNull(whole(POLICY_RANGES.reminderPercent)),
  replacementProof: oneOf('none', 'otp', 'approval'),
  otpDigits: oneOf(6, 8),
  otpPeriodSeconds: oneOf(30, 60),
  otpAlgorithm: oneOf('SHA1', 'SHA256', 'SHA512'),
  refuseWeakStartPasswords: oneOf(true, false),
} as const satisfies Partial<Record<keyof Policy, Rule>>;

/** Every member, those inside another one by their path. */
type Member =
  | Exclude<keyof Policy, 'mailAddressLength' | 'stuckThresholds'>
  | `mailAddressLength.${keyof Policy['mailAddressLength']}`
  | `stuckThresholds.${keyof Policy['stuckThresholds']}`;

function shortened(name: string, [min, max]: PolicyRange, { allowShort }: PolicyRules): PolicyRange {
  return allowShort && name.endsWith('Seconds') ? [Math.min(min, 1), max] : [min, max];
}

function rulesOf(policyRules: PolicyRules): Record<Member, Rule> {
  const ranged = (ranges: Readonly<Record<string, PolicyRange>>, prefix = '') =>
    Object.fromEntries(
      Object.entries(ranges).map(([name, range]) => [prefix + name, whole(shortened(name, range, policyRules))]),
    );
  return {
    ...(ranged(POLICY_RANGES) as Record<keyof typeof POLICY_RANGES, Rule>),
    ...OTHER_RULES,
    'mailAddressLength.min': MAIL_ADDRESS_LENGTH,
    'mailAddressLength.max': MAIL_ADDRESS_LENGTH,
    ...(ranged(STUCK_THRESHOLD_RANGES, 'stuckThresholds.') as Record<
      `stuckThresholds.${keyof Policy['stuckThresholds']}`,
      Rule
    >),
  };
}

/** What two members that are right by themselves must be to each other. */
const RELATIONS: readonly (readonly [member: Member, atLeast: Member])[] = [
  ['startPasswordTriesPerDay', 'startPasswordTries'],
  ['otpTriesPerDay', 'otpTries'],
  ['mailAddressLength.max', 'mailAddressLength.min'],
  ['startPasswordTries', 'stuckThresholds.startPasswordFailing'],
  ['otpTries', 'stuckThresholds.otpFailing'],
];

function valueAt(body: unknown, member: string): unknown {
  return member.split('.').reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), body);
}

/** Every fault of a policy by member; none when it may be used. Members that are not known are left alone. */
export function policyFaults(body: unknown, rules: PolicyRules): PolicyFault[] {
  const faults = Object.entries(rulesOf(rules))
    .filter(([member, { fits }]) => !fits(valueAt(body, member)))
    .map(([member, { allowed }]) => ({ member, allowed }));
  const faulty = new Set(faults.map(({ member }) => member));
  const unrelated = RELATIONS.filter(([member, atLeast]) => !faulty.has(member) && !faulty.has(atLeast))
    .filter(([member, atLeast]) => Number(valueAt(body, member)) < Number(valueAt(body, atLeast)))
    .map(([member, atLeast]) => ({ member, allowed: `no less than ${atLeast}` }));
  return [...faults, ...unrelated];
}
