import { POLICY_RANGES } from './policy.js';

const DAY = 86_400;

/** How long a start password that leads nowhere any more can still be told from a wrong one. */
export const VERIFIER_KEPT_SECONDS = 7 * DAY;

/** Japan's longest run of days off moves a deadline on by no more than this. */
const DAYS_OFF_SECONDS = 14 * DAY;

/**
 * No pair of service ID and user ID leads anywhere for longer than this after its issue: both deadlines at their
 * longest, each moved on to a business day, every extension, and the time in which "expired" is still answered.
 */
export const PAIR_LIFE_SECONDS =
  POLICY_RANGES.provisioningDeadlineSeconds[1] +
  POLICY_RANGES.confirmationDeadlineSeconds[1] +
  2 * DAYS_OFF_SECONDS +
  POLICY_RANGES.extensionSeconds[1] +
  VERIFIER_KEPT_SECONDS;
