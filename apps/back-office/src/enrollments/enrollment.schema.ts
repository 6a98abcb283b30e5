import {
  ACTS,
  type ActKind,
  EnrollmentState,
  type EnrollmentView,
  maskedMailAddress,
  STUCK_REASONS,
  SUGGESTED_ACTIONS,
  type SuggestedAction,
} from '@enrollment/domain';
import { z } from 'zod';

const time = z.iso.datetime();
const count = z.int().min(0);
const SUGGESTIONS = [...new Set(Object.values(SUGGESTED_ACTIONS))] as [SuggestedAction, ...SuggestedAction[]];

export const stuckSchema = z.strictObject({
  reason: z.enum(STUCK_REASONS),
  since: time,
  /** What helps best. */
  action: z.enum(SUGGESTIONS),
  /** With CLOCK_SKEW: how far the phone's clock is off; positive is fast. */
  clockOffsetSeconds: z.int().optional(),
});

export const enrollmentSchema = z.strictObject({
  id: z.uuid(),
  serviceId: z.string(),
  customer: z.strictObject({ id: z.uuid(), loginId: z.string(), onHold: z.boolean() }),
  generation: z.int(),
  state: z.enum(EnrollmentState),
  stuck: stuckSchema.nullable(),
  userId: z.string(),
  /** Masked for a viewer; null once erased. */
  mailAddress: z.string().nullable(),
  mail: z.strictObject({ status: z.enum(['sending', 'accepted', 'delayed', 'bounced', 'failed']), at: time }),
  resend: z.strictObject({ remaining: count, availableAt: time.nullable() }),
  provisioning: z.strictObject({
    linkOpenedAt: time.nullable(),
    provisionedAt: time.nullable(),
    deviceKind: z.enum(['smartphone', 'feature-phone']).nullable(),
  }),
  deadline: time,
  extension: z.strictObject({ remainingSeconds: count }),
  attempts: z.strictObject({ startPasswordRemaining: count, otpRemaining: count }),
  createdAt: time,
  updatedAt: time,
  activatedAt: time.nullable(),
  /** What this operator may ask for now. */
  acts: z.array(z.enum(Object.keys(ACTS) as [ActKind, ...ActKind[]])),
});
export type EnrollmentDetail = z.output<typeof enrollmentSchema>;

export interface EnrollmentSeen {
  readonly view: EnrollmentView;
  readonly customer: EnrollmentDetail['customer'];
  readonly extensionRemainingSeconds: number;
  readonly acts: ActKind[];
  readonly isMasked: boolean;
}

function shownAddress(address: string, isMasked: boolean): string | null {
  if (address === '') return null;
  return isMasked ? maskedMailAddress(address) : address;
}

/** What leaves the server of an enrollment. */
export function enrollmentDetail(seen: EnrollmentSeen): EnrollmentDetail {
  const { view, customer, extensionRemainingSeconds: remainingSeconds, acts, isMasked } = seen;
  const { id, serviceId, generation, state, stuck, userId, mail, resend, provisioning, deadline, attempts } = view;
  const { createdAt, updatedAt, activatedAt } = view;
  return {
    id,
    serviceId,
    customer,
    generation,
    state,
    stuck: stuck && { ...stuck, action: SUGGESTED_ACTIONS[stuck.reason] },
    userId,
    mailAddress: shownAddress(view.mailAddress, isMasked),
    mail,
    resend,
    provisioning,
    deadline,
    extension: { remainingSeconds },
    attempts,
    createdAt,
    updatedAt,
    activatedAt,
    acts,
  };
}
