import { z } from 'zod';
import { reasonSchema } from '../reason.schema.js';

/** What carries an approval out. Without one it is refused by name, not as a faulty field. */
export const approvedActBody = z.strictObject({ reason: reasonSchema, approvalId: z.uuid().optional() });
export type ApprovedActBody = z.output<typeof approvedActBody>;
