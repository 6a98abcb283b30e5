import { EnrollmentState } from '@enrollment/domain';
import type { Enrollment } from '@enrollment/persistence';
import type { Judgement, Step } from '@enrollment/workflows';

/** The next moment at which time alone changes something, epoch milliseconds. */
function dueAt({ state, reminderAt, deadline }: Enrollment): number {
  const waitsForPhone = state === EnrollmentState.ISSUING || state === EnrollmentState.AWAITING_PROVISIONING;
  const due = waitsForPhone && reminderAt !== null && reminderAt < deadline ? reminderAt : deadline;
  return due.getTime();
}

/** What the workflow mirrors of a row. */
export function stepOf(row: Enrollment, mails: readonly string[] = []): Step {
  const { state, generation, version, failingSince } = row;
  return {
    version,
    standing: { state, generation, dueAt: dueAt(row) },
    failing: failingSince !== null,
    mails,
  };
}

export function judgementOf(code: string, row: Enrollment, mails: readonly string[] = []): Judgement {
  return { ...stepOf(row, mails), code };
}

/** No intake row stands behind the reference: somebody has access to Temporal, and to nothing more. */
export const UNKNOWN = 'UNKNOWN';
