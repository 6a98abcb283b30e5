import type { ActKind, EnrollmentState } from '@enrollment/domain';
import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

/*
 * What crosses between the faces and the enrollment workflow. Everything here ends up in histories: IDs, codes,
 * numbers and times only. An update's ID is the ID of the intake row that it names.
 */

export interface EnrollmentInput {
  readonly enrollmentId: string;
}

/** Names a try; the secret itself stays sealed in its row. */
export interface TryReference {
  readonly attemptId: string;
}

/** A try that no open enrollment waits for. */
export type LoneTryInput =
  | (EnrollmentInput & TryReference & { readonly kind: 'provisioning' | 'confirmation' | 'replacement' })
  | (TryReference & { readonly kind: 'unknown-pair' });

/** Names a mail about a token in use, in the ledger. */
export interface TokenNoticeInput extends EnrollmentInput {
  readonly mailId: string;
}

/** Names what a person asked for, with actor and reason, in its row. */
export interface ActReference {
  readonly actId: string;
}

/** Updates and not signals: the person who typed waits for the judgement. Each answers with the code of the outcome. */
export const provision = defineUpdate<string, [TryReference]>('provision');
export const confirm = defineUpdate<string, [TryReference]>('confirm');

/** One update for each kind of act, so that a history says at a glance what people asked for. */
export const ACT_UPDATES = {
  resend: defineUpdate<string, [ActReference]>('resend'),
  cancel: defineUpdate<string, [ActReference]>('cancel'),
  extend: defineUpdate<string, [ActReference]>('extend'),
  unlock: defineUpdate<string, [ActReference]>('unlock'),
  retry: defineUpdate<string, [ActReference]>('retry'),
  repudiate: defineUpdate<string, [ActReference]>('repudiate'),
} as const satisfies Record<ActKind, unknown>;

/** A signal and not an update: the reissue is decided at intake, nobody waits for the workflow. */
export const reissued = defineSignal<[{ readonly generation: number }]>('reissued');

export interface EnrollmentStanding {
  readonly state: EnrollmentState;
  readonly generation: number;
  /** The next due moment, epoch milliseconds. */
  readonly dueAt: number;
}

export const standing = defineQuery<EnrollmentStanding | null>('standing');

/** Search attributes bypass encryption and hold no personal data. */
export const StateAttribute = defineSearchAttributeKey('EnrollmentState', 'KEYWORD');
export const ServiceAttribute = defineSearchAttributeKey('EnrollmentService', 'KEYWORD');
export const DueAtAttribute = defineSearchAttributeKey('EnrollmentDueAt', 'DATETIME');
export const FailingAttribute = defineSearchAttributeKey('EnrollmentFailing', 'BOOL');

export const ENROLLMENT_WORKFLOW = 'enrollment';
export const LONE_TRY_WORKFLOW = 'loneTry';
export const TOKEN_NOTICE_WORKFLOW = 'tokenNotice';
export const RECONCILIATION_WORKFLOW = 'reconciliation';

export function enrollmentWorkflowId(enrollmentId: string): string {
  return `enrollment-${enrollmentId}`;
}

/** @returns undefined for what is no enrollment's */
export function enrollmentIdOf(workflowId: string): string | undefined {
  return /^enrollment-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(workflowId)?.[1];
}

export function loneTryWorkflowId(attemptId: string): string {
  return `try-${attemptId}`;
}

export function tokenNoticeWorkflowId(mailId: string): string {
  return `notice-${mailId}`;
}
