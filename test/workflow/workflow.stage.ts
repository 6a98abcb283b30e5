import { randomUUID } from 'node:crypto';
import { type ACT_UPDATES, ENROLLMENT_WORKFLOW, enrollmentWorkflowId, type provision } from '@enrollment/workflows';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { FailureInterceptor } from '../../apps/worker/src/temporal/failure.interceptor.js';
import { startTimeSkippingServer, workflowBundle } from '../harness/workflow-tools.js';
import { FakeEnrollment } from './fake-enrollment.js';
import { recordHistory } from './golden.histories.js';

const HOUR = 3_600_000;

interface RunningEnrollment {
  readonly fake: FakeEnrollment;
  readonly handle: WorkflowHandle;
  sleep(hours: number): Promise<void>;
}

interface WorkflowCall {
  readonly type: string;
  readonly workflowId: string;
  readonly args: unknown[];
}

/** In place of the machine and process, which a recorded history would tell of. */
const STAGE = 'stage';

const activitiesOf = (fake: FakeEnrollment): object =>
  Object.fromEntries(
    Object.getOwnPropertyNames(FakeEnrollment.prototype)
      .filter((name) => name !== 'constructor')
      .map((name) => [name, (fake as unknown as Record<string, () => unknown>)[name]?.bind(fake)]),
  );

/** Temporal's server that skips time. */
export class WorkflowStage {
  private constructor(private readonly environment: TestWorkflowEnvironment) {}

  static async open(): Promise<WorkflowStage> {
    return new WorkflowStage(await startTimeSkippingServer({ identity: STAGE }));
  }

  close(): Promise<void> {
    return this.environment.teardown();
  }

  now(): Promise<number> {
    return this.environment.currentTimeMs();
  }

  /** Runs one workflow; the story happens while its worker runs, and ends it: time is not skipped past what nobody works at. */
  async run(
    workflow: WorkflowCall,
    activities: object,
    story: (handle: WorkflowHandle) => Promise<void>,
  ): Promise<void> {
    const { environment } = this;
    const taskQueue = randomUUID();
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue,
      identity: STAGE,
      workflowBundle,
      activities,
      interceptors: { activity: [() => ({ inbound: new FailureInterceptor() })] },
      maxCachedWorkflows: 0, // each workflow task replays all before it, as after a worker's death
    });
    await worker.runUntil(async () => {
      const { type, ...options } = workflow;
      const handle = await environment.client.workflow.start(type, { taskQueue, ...options });
      await story(handle);
      await recordHistory(handle);
    });
  }

  /** Runs one enrollment on fake rows. */
  async enroll(
    story: (enrollment: RunningEnrollment) => Promise<void>,
    prepare: (fake: FakeEnrollment) => void = () => undefined,
  ): Promise<FakeEnrollment> {
    const fake = new FakeEnrollment(() => this.now(), await this.now());
    prepare(fake);
    const enrollmentId = randomUUID();
    const call = {
      type: ENROLLMENT_WORKFLOW,
      workflowId: enrollmentWorkflowId(enrollmentId),
      args: [{ enrollmentId }],
    };
    const sleep = (hours: number): Promise<void> => this.environment.sleep(hours * HOUR);
    await this.run(call, activitiesOf(fake), (handle) => story({ fake, handle, sleep }));
    return fake;
  }
}

export const judge = (handle: WorkflowHandle, update: typeof provision, attemptId: string): Promise<string> =>
  handle.executeUpdate(update, { updateId: attemptId, args: [{ attemptId }] });
export const act = (handle: WorkflowHandle, update: typeof ACT_UPDATES.cancel, actId: string): Promise<string> =>
  handle.executeUpdate(update, { updateId: actId, args: [{ actId }] });
