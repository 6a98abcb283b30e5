import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
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
    private readonly environment: TestWorkflowEnvironment,
    private readonly application: INestApplicationContext,
    private worker: Worker,
    private running: Promise<void>,
    /** Of what the activities answer from now on. */
    readonly answerLoss: AnswerLoss,
  ) {}

  static async start(
    environment: TestWorkflowEnvironment,
    env: Readonly<Record<string, string>>,
    clock: TestClock,
  ): Promise<ClockedWorker> {
    const application = await createApplication(env, clock);
    const answerLoss = new AnswerLoss();
    const worker = await ClockedWorker.create(environment, application, answerLoss);
    return new ClockedWorker(environment, application, worker, worker.run(), answerLoss);
  }

  /** Another worker takes over, which knows of the workflows what their histories tell. */
  async restart(): Promise<void> {
    await this.end();
    this.worker = await ClockedWorker.create(this.environment, this.application, this.answerLoss);
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

  private static create(
    environment: TestWorkflowEnvironment,
    application: INestApplicationContext,
    answerLoss: AnswerLoss,
  ): Promise<Worker> {
    return Worker.create({
      connection: environment.nativeConnection,
      taskQueue: application.get(WorkerSettings).values.TEMPORAL_TASK_QUEUE,
      workflowBundle,
      activities: { ...application.get(EnrollmentWorker).activities() },
      interceptors: { activity: [() => ({ inbound: answerLoss }), () => ({ inbound: new FailureInterceptor() })] },
      // No queue of its own, in which the tasks of a worker that is gone would wait; and each task is a replay.
      maxCachedWorkflows: 0,
    });
  }
}
