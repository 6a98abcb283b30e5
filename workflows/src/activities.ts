import type { EnrollmentStanding } from './messages.js';

/** For local activities: close to the database, and given up soon, since others wait for their turn. */
export const SHORT_WORK = {
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '30s',
  retry: { initialInterval: '200ms', maximumAttempts: 3 },
} as const;

/** Where an activity left the enrollment. */
export interface Step {
  /** Grows with every change of the row, so that answers that overtake each other are told apart. */
  readonly version: number;
  readonly standing: EnrollmentStanding;
  readonly failing: boolean;
  /** Mails that are now to be sent, by their IDs in the ledger; named again by an activity that runs again. */
  readonly mails: readonly string[];
}

export interface Judgement extends Step {
  /** What came of it: the code of an answer, or `UNKNOWN` when no intake row stands behind the reference. */
  readonly code: string;
}

/**
 * What the workflow has done for it. Each activity re-reads the row, changes it with its event in one transaction, and
 * may run again without harm.
 */
export interface EnrollmentActivities {
  /** Hashes the start password and makes the link of the current generation. */
  prepareGeneration(enrollmentId: string): Promise<Step>;
  judgeProvisioning(enrollmentId: string, attemptId: string): Promise<Judgement>;
  judgeConfirmation(enrollmentId: string, attemptId: string): Promise<Judgement>;
  judgeReplacement(enrollmentId: string, attemptId: string): Promise<Judgement>;
  /** Sends the reminder or ends the enrollment, whichever is due; neither when the moment has moved. */
  passDueMoment(enrollmentId: string, dueAt: number): Promise<Step>;
  carryOutAct(enrollmentId: string, actId: string): Promise<Judgement>;
  /** Makes it visible, or no longer, that the engine itself cannot get on with an enrollment. */
  markFailing(enrollmentId: string, failing: boolean): Promise<Step>;
  /** Sends mails; the step's own `mails` are those that could not be sent yet. Fails when none could. */
  deliverMails(enrollmentId: string, mails: readonly string[]): Promise<Step>;
  giveUpMails(enrollmentId: string, mails: readonly string[]): Promise<Step>;
}

export interface LoneTryActivities {
  /** Judges a try against a pair of IDs that names nothing. @returns the code of its answer, or `UNKNOWN` */
  judgeUnknownPair(attemptId: string): Promise<string>;
}

/** What the reconciler looks for; on a healthy system it finds none. */
export const FAULTS = [
  /** An open row that no workflow was ever started for. */
  'row-without-workflow',
  /** An open row whose workflow has run and ended. */
  'row-with-ended-workflow',
  /** A running workflow whose row is closed, or not there. */
  'workflow-without-row',
  /** An open row whose deadline has passed. */
  'overdue',
  'workflow-task-failing',
  /** A mail about a token that nobody sends any more. */
  'notice-without-workflow',
  'order-left-over',
  'try-left-over',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Where a look had to end before all were seen, and the next one goes on; null where all were. */
export interface ReconcilerPlace {
  /** The customer whose row was looked at last. */
  readonly nextCustomer: string | null;
  /** The workflows that were looked at all started then or later. */
  readonly nextStartedBefore: string | null;
}

export interface Reconciliation extends ReconcilerPlace {
  readonly found: Readonly<Record<Fault, number>>;
  readonly mended: number;
}

export interface ReconcilerActivities {
  reconcile(from: ReconcilerPlace): Promise<Reconciliation>;
}
