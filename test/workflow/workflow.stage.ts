import { randomUUID } from 'node:crypto';
import { type ACT_UPDATES, ENROLLMENT_WORKFLOW, type provision } from '@enrollment/workflows';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { startTimeSkippingServer, workflowBundle } from '../harness/workflow-tools.js';
import { FakeEnrollment } from './fake-enrollment.js';

const HOUR = 3_600_000;

interface RunningEnrollment {
  readonly fake: FakeEnrollment;
  readonly handle: WorkflowHandle;
  sleep(hours: number): Promise<void>;
}

/** Temporal's server that skips time, and the workflow on fake rows. */
export class WorkflowStage {
  private constructor(private readonly environment: TestWorkflowEnvironment) {}

  static async open(): Promise<WorkflowStage> {
    return new WorkflowStage(await startTimeSkippingServer());
  }

  close(): Promise<void> {
    return this.environment.teardown();
  }

  now(): Promise<number> {
    return this.environment.currentTimeMs();
  }

  /** Runs one enrollment; everything within happens while its worker runs. */
  async enroll(
    story: (enrollment: RunningEnrollment) => Promise<void>,
    prepare: (fake: FakeEnrollment) => void = () => undefined,
  ): Promise<FakeEnrollment> {
    const { environment } = this;
    const fake = new FakeEnrollment(() => this.now(), await this.now());
    prepare(fake);
    const activities = Object.fromEntries(
      Object.getOwnPropertyNames(FakeEnrollment.prototype)
        .filter((name) => name !== 'constructor')
        .map((name) => [name, (fake as unknown as Record<string, () => unknown>)[name]?.bind(fake)]),
    ) as Record<string, (...args: unknown[]) => unknown>;
    const taskQueue = randomUUID();
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      workflowBundle,
      activities,
    });
    await worker.runUntil(async () => {
      const workflowId = `enrollment-${taskQueue}`;
      const handle = await environment.client.workflow.start(ENROLLMENT_WORKFLOW, {
        workflowId,
        taskQueue,
        args: [{ enrollmentId: taskQueue }],
      });
      await story({ fake, handle, sleep: (hours) => environment.sleep(hours * HOUR) });
    });
    return fake;
  }
}

export const judge = (handle: WorkflowHandle, update: typeof provision, attemptId: string): Promise<string> =>
  handle.executeUpdate(update, { updateId: attemptId, args: [{ attemptId }] });
export const act = (handle: WorkflowHandle, update: typeof ACT_UPDATES.cancel, actId: string): Promise<string> =>
  handle.executeUpdate(update, { updateId: actId, args: [{ actId }] });
