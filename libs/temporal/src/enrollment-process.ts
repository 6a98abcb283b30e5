import { setTimeout as pause } from 'node:timers/promises';
import type { ActKind } from '@enrollment/domain';
import * as messages from '@enrollment/workflows';
import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';

export interface ProcessStart {
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly deadline: Date;
}

export type TryKind = 'provision' | 'confirm';

const START_LIMIT_MS = 5_000;
const AGAIN_AFTER_MS = 200;

const UPDATES = { provision: messages.provision, confirm: messages.confirm } as const;

/** Who judges a try when its enrollment's workflow has ended. */
const LONE_KINDS = { provision: 'provisioning', confirm: 'confirmation' } as const;

/** What the faces and the relay ask of the enrollment workflows. Whether it was done is told by the rows alone. */
export class EnrollmentProcess {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    /** How long a person is kept waiting for an outcome, in milliseconds. */
    private readonly patience: number,
  ) {}

  /**
   * Starts the workflow of an enrollment; one that was started before counts as started.
   * @returns false when it has run and ended before
   */
  async start(enrollment: ProcessStart): Promise<boolean> {
    return this.client.withDeadline(Date.now() + START_LIMIT_MS, () => this.startNow(enrollment));
  }

  /** Tells of a new generation; an enrollment that has ended since needs no telling. */
  async tellReissued(enrollment: ProcessStart, generation: number): Promise<void> {
    await this.client.withDeadline(Date.now() + START_LIMIT_MS, async () => {
      try {
        await this.client.workflow.signalWithStart(messages.ENROLLMENT_WORKFLOW, {
          ...this.startOptions(enrollment),
          signal: messages.reissued,
          signalArgs: [{ generation }],
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    });
  }

  /** Has a counted try judged, or gives up waiting; then it stays pending and is judged later. */
  async judge(kind: TryKind, attemptId: string, enrollment: ProcessStart): Promise<void> {
    await this.untilAnswered(
      enrollment,
      (handle) => handle.executeUpdate(UPDATES[kind], { updateId: attemptId, args: [{ attemptId }] }),
      () => this.judgeLone({ kind: LONE_KINDS[kind], attemptId, enrollmentId: enrollment.enrollmentId }),
    );
  }

  /** Has a counted try judged that no open enrollment waits for, or gives up waiting. */
  async judgeAlone(input: messages.LoneTryInput): Promise<void> {
    await this.patiently(() => this.judgeLone(input));
  }

  /** Has a mail about a token in use sent. @returns false when it was taken up before */
  sendNotice(notice: messages.TokenNoticeInput): Promise<boolean> {
    return this.client.withDeadline(Date.now() + START_LIMIT_MS, () =>
      this.startLone(messages.TOKEN_NOTICE_WORKFLOW, messages.tokenNoticeWorkflowId(notice.mailId), notice),
    );
  }

  /** Has a recorded act carried out. @returns the code of the outcome; undefined when waiting was given up */
  command(kind: ActKind, actId: string, enrollment: ProcessStart): Promise<string | undefined> {
    return this.untilAnswered(
      enrollment,
      (handle) => handle.executeUpdate(messages.ACT_UPDATES[kind], { updateId: actId, args: [{ actId }] }),
      async () => 'ENROLLMENT.STATE',
    );
  }

  /**
   * Sends an update until it is answered. It is idempotent by its ID, and it has to be sent again where the server drops
   * it: at a workflow that starts, ends or moves to another worker in that moment.
   */
  private untilAnswered(
    enrollment: ProcessStart,
    update: (handle: WorkflowHandle) => Promise<string>,
    ended: () => Promise<string>,
  ): Promise<string | undefined> {
    const handle = this.client.workflow.getHandle(messages.enrollmentWorkflowId(enrollment.enrollmentId));
    return this.patiently(async () => {
      try {
        return await update(handle);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        return (await this.startNow(enrollment)) ? update(handle) : ended();
      }
    });
  }

  private async patiently<T>(work: () => Promise<T>): Promise<T | undefined> {
    const end = Date.now() + this.patience;
    while (Date.now() < end) {
      try {
        return await this.client.withDeadline(end, work);
      } catch (error) {
        // A lone try that failed was beyond repair; the relay comes back to it.
        if (error instanceof WorkflowFailedError) return undefined;
        await pause(AGAIN_AFTER_MS);
      }
    }
    return undefined;
  }

  private async judgeLone(input: messages.LoneTryInput): Promise<string> {
    const workflowId = messages.loneTryWorkflowId(input.attemptId);
    await this.startLone(messages.LONE_TRY_WORKFLOW, workflowId, input);
    return this.client.workflow.getHandle(workflowId).result() as Promise<string>;
  }

  /** Starts what does one thing and ends. @returns false when it was done before */
  private async startLone(
    workflow: string,
    workflowId: string,
    input: messages.LoneTryInput | messages.TokenNoticeInput,
  ): Promise<boolean> {
    try {
      await this.client.workflow.start(workflow, {
        workflowId,
        taskQueue: this.taskQueue,
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        args: [input],
      });
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  /** @returns false when the workflow has run and ended before */
  private async startNow(enrollment: ProcessStart): Promise<boolean> {
    try {
      await this.client.workflow.start(messages.ENROLLMENT_WORKFLOW, this.startOptions(enrollment));
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  private startOptions(enrollment: ProcessStart): WorkflowStartOptions & { args: [messages.EnrollmentInput] } {
    return {
      workflowId: messages.enrollmentWorkflowId(enrollment.enrollmentId),
      taskQueue: this.taskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ enrollmentId: enrollment.enrollmentId }],
      typedSearchAttributes: new TypedSearchAttributes([
        { key: messages.StateAttribute, value: 'ISSUING' },
        { key: messages.ServiceAttribute, value: enrollment.serviceId },
        { key: messages.DueAtAttribute, value: enrollment.deadline },
        { key: messages.FailingAttribute, value: false },
      ]),
    };
  }
}
