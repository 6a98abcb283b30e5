import { EnrollmentState, STUCK_REASONS, SUGGESTED_ACTIONS } from '@enrollment/domain';
import { type EnrollmentItem, MOST_STUCK_COUNTED } from '@enrollment/persistence';
import { z } from 'zod';
import { pageMembers, pageQuery } from '../page.cursor.js';
import { stuckSchema } from './enrollment.schema.js';

export const stuckQueueQuery = z.strictObject({
  /** One reason, or `any`. */
  stuck: z.enum(['any', ...STUCK_REASONS]),
  service: z
    .string()
    .regex(/^\d{4,8}$/)
    .optional(),
  ...pageQuery,
});
export type StuckQueueQuery = z.output<typeof stuckQueueQuery>;

const time = z.iso.datetime();

export const enrollmentItemSchema = z.strictObject({
  id: z.uuid(),
  serviceId: z.string(),
  loginId: z.string(),
  generation: z.int(),
  state: z.enum(EnrollmentState),
  stuck: stuckSchema.omit({ clockOffsetSeconds: true }).nullable(),
  deadline: time,
  createdAt: time,
  updatedAt: time,
});

export const enrollmentPageSchema = z.strictObject({
  items: z.array(enrollmentItemSchema),
  ...pageMembers,
  /** Of all pages; the most that is counted stands for as many or more. */
  total: z.int().min(0).max(MOST_STUCK_COUNTED),
});
export type EnrollmentPage = z.output<typeof enrollmentPageSchema>;

/** What leaves the server of one line. */
export function enrollmentItemView({ stuck, deadline, createdAt, updatedAt, ...item }: EnrollmentItem) {
  const { id, serviceId, loginId, generation, state } = item;
  return {
    id,
    serviceId,
    loginId,
    generation,
    state,
    stuck: stuck && { reason: stuck.reason, since: stuck.since.toISOString(), action: SUGGESTED_ACTIONS[stuck.reason] },
    deadline: deadline.toISOString(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
