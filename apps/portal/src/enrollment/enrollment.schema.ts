import { EnrollmentState, STUCK_REASONS } from '@enrollment/domain';
import { z } from 'zod';
import { policySchema } from '../service/policy.schema.js';

const time = z.iso.datetime();

/** Enrollment of the HTTP contract. */
export const enrollmentSchema = z.object({
  id: z.uuid(),
  generation: z.int(),
  state: z.enum(EnrollmentState),
  stuck: z.object({ reason: z.enum(STUCK_REASONS), since: time, clockOffsetSeconds: z.int().optional() }).nullable(),
  /** Cancelled because the reader of a mail about it said that it was not them. */
  repudiated: z.boolean(),
  serviceId: z.string(),
  userId: z.string(),
  mailAddress: z.string(),
  mail: z.object({ status: z.enum(['sending', 'accepted', 'delayed', 'bounced', 'failed']), at: time }),
  resend: z.object({ remaining: z.int(), availableAt: time.nullable() }),
  provisioning: z.object({
    linkOpenedAt: time.nullable(),
    provisionedAt: time.nullable(),
    deviceKind: z.enum(['smartphone', 'feature-phone']).nullable(),
  }),
  deadline: time,
  attempts: z.object({ startPasswordRemaining: z.int(), otpRemaining: z.int() }),
  policy: policySchema,
  createdAt: time,
  updatedAt: time,
  activatedAt: time.nullable(),
});

/** Longer than anything that could be valid; the rules that depend on the policy are checked after the types. */
const typed = z.string().max(1_000);

export const issueBody = z.strictObject({
  mailAddress: typed,
  mailAddressConfirmation: typed,
  startPassword: typed,
  startPasswordConfirmation: typed,
  currentOtp: typed.optional(),
});
export type IssueBody = z.output<typeof issueBody>;

export const confirmationBody = z.strictObject({ otp: typed, generation: z.int().min(1).max(1_000_000).optional() });
export type ConfirmationBody = z.output<typeof confirmationBody>;
