import { Refusal } from '@enrollment/domain';
import { TypedSearchAttributes } from '@temporalio/common';
import * as messages from '@enrollment/workflows';
import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowHandle,
  type WorkflowStartOptions,
} from '@temporalio/client';

export interface ProcessStart {
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly deadline: Date;
}

export type TryKind = 'provision' | 'confirm';
export type Command = 'cancel' | 'resend' | 'retry';

const START_LIMIT_MS = 5_000;

/** What the faces and the relay ask of the enrollment workflows. */
export class EnrollmentProcess {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
    /** How long a person is kept waiting for a judgement, in milliseconds. */
    private readonly patience: number,
  ) {}

  /** Starts the workflow of an enrollment; one that was started before counts as started. */
  async start(enrollment: ProcessStart): Promise<void> {
    await this.client.withDeadline(Date.now() + START_LIMIT_MS, async () => {
      try {
        await this.client.workflow.start(messages.ENROLLMENT_WORKFLOW, this.startOptions(enrollment));
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    });
  }

  async tellReissued(enrollment: ProcessStart, generation: number): Promise<void> {
    await this.client.withDeadline(Date.now() + START_LIMIT_MS, () =>
      this.client.workflow.signalWithStart(messages.ENROLLMENT_WORKFLOW, {
        ...this.startOptions(enrollment),
        signal: messages.reissued,
        signalArgs: [{ generation }],
      }),
    );
  }

  /**
   * Has a counted try judged. When this returns, the try's row holds the answer.
   * @throws Refusal TRY.PENDING when there is no outcome in time; the try stays pending and is judged later
   */
  async judge(kind: TryKind, attemptId: string, enrollment: ProcessStart): Promise<void> {
    await this.withinPatience(async () => {
      const update = () =>
        this.handle(enrollment).executeUpdate(messages[kind], { updateId: attemptId, args: [{ attemptId }] });
      const late = () => this.judgeAlone('provisioning', attemptId, enrollment.enrollmentId);
      return this.untilStarted(enrollment, update, late);
    });
  }

  /** Has a counted try judged against an enrollment whose workflow has ended. */
  async judgeAlone(kind: messages.LoneTryInput['kind'], attemptId: string, enrollmentId: string): Promise<string> {
    return this.withinPatience(async () => {
      const handle = await this.client.workflow.start<(lone: messages.LoneTryInput) => Promise<string>>(messages.LONE_TRY_WORKFLOW, {
        workflowId: messages.loneTryWorkflowId(attemptId),
        taskQueue: this.taskQueue,
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [{ enrollmentId, attemptId, kind }],
      });
      return handle.result();
    });
  }

  /**
   * Has a recorded act carried out.
   * @returns the code of the outcome
   * @throws Refusal DEPENDENCY.UNAVAILABLE when there is no outcome in time
   */
  async command(command: Command, actId: string, enrollment: ProcessStart): Promise<string> {
    const ended = async (): Promise<string> => 'ENROLLMENT.STATE';
    const update = () => this.handle(enrollment).executeUpdate(messages[command], { updateId: actId, args: [{ actId }] });
    try {
      return await this.withinPatience(() => this.untilStarted(enrollment, update, ended));
    } catch (error) {
      throw error instanceof Refusal ? new Refusal('DEPENDENCY.UNAVAILABLE') : error;
    }
  }

  private handle({ enrollmentId }: ProcessStart): WorkflowHandle {
    return this.client.workflow.getHandle(messages.enrollmentWorkflowId(enrollmentId));
  }

  /** An update that finds no workflow yet starts it; one that finds it ended goes the other way. */
  private async untilStarted<T>(enrollment: ProcessStart, update: () => Promise<T>, ended: () => Promise<T>): Promise<T> {
    try {
      return await update();
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
    try {
      await this.client.workflow.start(messages.ENROLLMENT_WORKFLOW, this.startOptions(enrollment));
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return ended();
      throw error;
    }
    return update();
  }

  /** gRPC and the workflow may both keep us waiting; whatever stops the judgement, the person hears "pending". */
  private async withinPatience<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.client.withDeadline(Date.now() + this.patience, work);
    } catch {
      throw new Refusal('TRY.PENDING');
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
