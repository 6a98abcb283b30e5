import { REASON_LENGTH, type ReasonFault, reasonFault } from '@enrollment/domain';
import { z } from 'zod';

const MESSAGES: Record<ReasonFault, string> = {
  REQUIRED: 'Give a reason.',
  TOO_LONG: `A reason has up to ${REASON_LENGTH.max} characters.`,
  CONTROL: 'A reason is one line without control characters.',
  ADDRESS: 'Leave mail addresses out: what is recorded here cannot be erased.',
};

/** Why an operator does something, for the event log. */
export const reasonSchema = z
  .string()
  .meta({ minLength: REASON_LENGTH.min, maxLength: REASON_LENGTH.max })
  .superRefine((reason, context) => {
    const fault = reasonFault(reason);
    if (fault !== null) context.addIssue({ code: 'custom', message: MESSAGES[fault], params: { code: fault } });
  });
