import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import { DataSource } from 'typeorm';
import { BounceListener } from '../../apps/worker/src/bounces/bounce.listener.js';
import { ReconcilerSchedule } from '../../apps/worker/src/reconciler/reconciler.schedule.js';
import { settingsSchema } from '../../apps/worker/src/settings.js';
import { EventHeadSigner } from '../../apps/worker/src/sweeps/event-head.signer.js';
import { EnrollmentWorker } from '../../apps/worker/src/temporal/enrollment.worker.js';
import { FailureInterceptor } from '../../apps/worker/src/temporal/failure.interceptor.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { WorkerClock } from '../../apps/worker/src/worker-clock.js';
import { WorkerSettings } from '../../apps/worker/src/worker-settings.js';
import { workflowBundle } from '../harness/workflow-tools.js';
import { AnswerLoss } from './answer-loss.interceptor.js';
import type { TestClock } from './test.clock.js';

/** Leaves the running of workflows to the test: its server knows no versions of workers. */
class IdleWorker extends EnrollmentWorker {
  override async onApplicationBootstrap(): Promise<void> {}
  override async beforeApplicationShutdown(): Promise<void> {}
}

/** The worker's own module, relay included, but with this clock and without a port, a schedule and a file of its own. */
async function createApplication(env: Readonly<Record<string, string>>, clock: TestClock) {
  const whole = WorkerModule.with(new WorkerSettings(settingsSchema.parse(env), null));
  const replaced: readonly unknown[] = [
    WorkerClock,
    EnrollmentWorker,
    BounceListener,
    ReconcilerSchedule,
    EventHeadSigner,
  ];
  const kept = (whole.providers ?? []).filter((provider) => !replaced.includes(provider));
  const providers = [
    ...kept,
    { provide: WorkerClock, useValue: clock },
    { provide: EnrollmentWorker, useClass: IdleWorker },
  ];
  return NestFactory.createApplicationContext({ ...whole, controllers: [], providers }, { logger: ['error', 'fatal'] });
}

/** The real workflow and the real activities in this process. */
export class ClockedWorker {
  private constructor(
    private readonly application: INestApplicationContext,
    private readonly options: WorkerOptions,
    private worker: Worker,
    private running: Promise<void>,
    /** Of what the activities answer from now on. */
    readonly answerLoss: AnswerLoss,
  ) {}

  /**
   * @param maxCachedWorkflows none, so that each task is a replay and another worker may take over: a worker that caches
   * has a queue of its own, in which tasks would wait for it. But without a cache the core leaves the task of one workflow
   * lying while it works at another's, until the task times out.
   */
  static async start(
    environment: TestWorkflowEnvironment,
    env: Readonly<Record<string, string>>,
    clock: TestClock,
    maxCachedWorkflows: number | undefined,
  ): Promise<ClockedWorker> {
    const application = await createApplication(env, clock);
    const answerLoss = new AnswerLoss();
    const options: WorkerOptions = {
      connection: environment.nativeConnection,
      taskQueue: application.get(WorkerSettings).values.TEMPORAL_TASK_QUEUE,
      workflowBundle,
      activities: { ...application.get(EnrollmentWorker).activities() },
      interceptors: { activity: [() => ({ inbound: answerLoss }), () => ({ inbound: new FailureInterceptor() })] },
      ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
    };
    const worker = await Worker.create(options);
    return new ClockedWorker(application, options, worker, worker.run(), answerLoss);
  }

  /** Another worker takes over, which knows of the workflows what their histories tell. */
  async restart(): Promise<void> {
    await this.end();
    this.worker = await Worker.create(this.options);
    this.running = this.worker.run();
  }

  async stop(): Promise<void> {
    await this.end();
    await this.application.close();
    await this.application.get(DataSource).destroy();
  }

  private async end(): Promise<void> {
    this.worker.shutdown();
    await this.running;
  }
}
