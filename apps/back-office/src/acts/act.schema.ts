import { EnrollmentState, MAX_EXTENSION_SECONDS } from '@enrollment/domain';
import { z } from 'zod';
import { reasonSchema } from '../reason.schema.js';

const plain = <Kind extends 'resend' | 'cancel' | 'retry'>(action: Kind) =>
  z.strictObject({ action: z.literal(action), reason: reasonSchema });

/** What an operator may ask of an open enrollment. */
export const actBody = z.discriminatedUnion('action', [
  plain('resend'),
  plain('cancel'),
  plain('retry'),
  z.strictObject({
    action: z.literal('extend'),
    reason: reasonSchema,
    seconds: z.int().min(1).max(MAX_EXTENSION_SECONDS),
  }),
  z.strictObject({ action: z.literal('unlock'), reason: reasonSchema, approvalId: z.uuid().optional() }),
]);
export type ActBody = z.output<typeof actBody>;

const time = z.iso.datetime();

/** Where an act has left the enrollment. */
export const actedSchema = z.strictObject({
  id: z.uuid(),
  generation: z.int(),
  state: z.enum(EnrollmentState),
  deadline: time,
  updatedAt: time,
});
export type Acted = z.output<typeof actedSchema>;
