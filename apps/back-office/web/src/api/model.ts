import type { operations, paths } from './schema.js';

type Answer<Operation extends { responses: { 200: { content: { 'application/json': unknown } } } }> =
  Operation['responses'][200]['content']['application/json'];

export type Operator = Answer<paths['/api/v1/me']['get']>;
export type QueuePage = Answer<operations['EnrollmentsController_stuck']>;
/** The server counts no further: so many stand for as many or more. */
export const MOST_COUNTED = 1_000;
export type QueueItem = QueuePage['items'][number];
export type Enrollment = Answer<operations['EnrollmentsController_one']>;
export type TimelineItem = Answer<operations['EnrollmentsController_timeline']>['items'][number];
export type EventType = TimelineItem['type'];

/** The acts that the page has a dialog for. */
export type ShownAct = 'resend' | 'cancel' | 'retry' | 'unlock' | 'extend';
export type Act =
  | { readonly action: Exclude<ShownAct, 'extend'>; readonly reason: string }
  | { readonly action: 'extend'; readonly reason: string; readonly seconds: number };

export type ApprovalsPage = Answer<operations['ApprovalsController_open']>;
export type Approval = ApprovalsPage['items'][number];
/** What becomes of an approval before it is used, by the path of its call. */
export type Decision = 'approval' | 'refusal' | 'withdrawal';
