import { DEFAULT_STUCK_THRESHOLDS, type StuckThresholds } from './stuck.js';

export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';
export type ReplacementProof = 'none' | 'otp' | 'approval';

/** The rules of one service. Versioned; an open enrollment keeps the version it began with. */
export interface Policy {
  readonly provisioningDeadlineSeconds: number;
  readonly confirmationDeadlineSeconds: number;
  /** Deadlines end no earlier than this time (Japan) of the next bank business day; null is off. */
  readonly businessDayEnd: string | null;
  /** Share of the provisioning deadline after which a reminder is sent; null is off. */
  readonly reminderPercent: number | null;
  readonly startPasswordTries: number;
  readonly startPasswordTriesPerDay: number;
  readonly otpTries: number;
  readonly otpTriesPerDay: number;
  readonly issuesPerDay: number;
  readonly mailsPerDestinationPerDay: number;
  readonly resendsPerGeneration: number;
  readonly resendIntervalSeconds: number;
  readonly loginAgeSeconds: number;
  readonly replacementProof: ReplacementProof;
  readonly otpDigits: 6 | 8;
  readonly otpPeriodSeconds: 30 | 60;
  readonly otpAlgorithm: OtpAlgorithm;
  /** Time steps to each side that are accepted (RFC 6238 §5.2). */
  readonly acceptanceSteps: number;
  /** Time steps to each side that are searched to name the phone's error, without accepting. */
  readonly diagnosisSteps: number;
  readonly refuseWeakStartPasswords: boolean;
  readonly mailAddressLength: { readonly min: number; readonly max: number };
  readonly tokensPerFeaturePhone: number;
  readonly tokensPerSmartphone: number;
  readonly extensionSeconds: number;
  readonly mailAddressKeptSeconds: number;
  /** From when on an open enrollment counts as stuck. */
  readonly stuckThresholds: StuckThresholds;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No policy lets operators add more than this, in all. */
export const MAX_EXTENSION_SECONDS = 30 * DAY;

export const DEFAULT_POLICY: Policy = {
  provisioningDeadlineSeconds: DAY,
  confirmationDeadlineSeconds: DAY,
  businessDayEnd: '18:00',
  reminderPercent: 50,
  startPasswordTries: 5,
  startPasswordTriesPerDay: 30,
  otpTries: 5,
  otpTriesPerDay: 10,
  issuesPerDay: 6,
  mailsPerDestinationPerDay: 10,
  resendsPerGeneration: 3,
  resendIntervalSeconds: MINUTE,
  loginAgeSeconds: 15 * MINUTE,
  replacementProof: 'otp',
  otpDigits: 6,
  otpPeriodSeconds: 30,
  otpAlgorithm: 'SHA1',
  acceptanceSteps: 1,
  diagnosisSteps: 40,
  refuseWeakStartPasswords: true,
  mailAddressLength: { min: 4, max: 254 }, // RFC 5321 §4.5.3.1.3 less the angle brackets
  tokensPerFeaturePhone: 1,
  tokensPerSmartphone: 10,
  extensionSeconds: 7 * DAY,
  mailAddressKeptSeconds: 90 * DAY,
  stuckThresholds: DEFAULT_STUCK_THRESHOLDS,
};

export type PolicyRange = readonly [min: number, max: number];

/** Inclusive limits of the numbers of a policy; seconds for spans of time. */
export const POLICY_RANGES = {
  provisioningDeadlineSeconds: [10 * MINUTE, 30 * DAY],
  confirmationDeadlineSeconds: [10 * MINUTE, 7 * DAY],
  reminderPercent: [10, 90],
  startPasswordTries: [3, 10],
  startPasswordTriesPerDay: [10, 50],
  otpTries: [3, 10],
  otpTriesPerDay: [5, 50],
  issuesPerDay: [1, 20],
  mailsPerDestinationPerDay: [3, 50],
  resendsPerGeneration: [0, 10],
  resendIntervalSeconds: [10, HOUR],
  loginAgeSeconds: [MINUTE, HOUR],
  acceptanceSteps: [0, 2],
  diagnosisSteps: [0, 120],
  tokensPerFeaturePhone: [1, 1],
  tokensPerSmartphone: [1, 100],
  extensionSeconds: [0, MAX_EXTENSION_SECONDS],
  mailAddressKeptSeconds: [7 * DAY, 3653 * DAY],
} as const satisfies Partial<Record<keyof Policy, PolicyRange>>;

/** The same for the thresholds of the stuck reasons. */
export const STUCK_THRESHOLD_RANGES = {
  mailNotSentSeconds: [MINUTE, DAY],
  linkNotOpenedSeconds: [MINUTE, 30 * DAY],
  setupNotStartedSeconds: [MINUTE, 30 * DAY],
  confirmationNotStartedSeconds: [MINUTE, 7 * DAY],
  startPasswordFailing: [1, 10],
  otpFailing: [1, 10],
} as const satisfies Record<keyof StuckThresholds, PolicyRange>;
