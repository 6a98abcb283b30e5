import { setTimeout as pause } from 'node:timers/promises';
import type { EnrollmentActivities, LoneTryActivities, ReconcilerActivities } from '@enrollment/workflows';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { ActActivities } from '../activities/act.activities.js';
import { ConfirmationJudge } from '../activities/confirmation.judge.js';
import { DeadlineActivities } from '../activities/deadline.activities.js';
import { FailingActivities } from '../activities/failing.activities.js';
import { GenerationActivities } from '../activities/generation.activities.js';
import { MailActivities } from '../activities/mail.activities.js';
import { ProvisioningJudge } from '../activities/provisioning.judge.js';
import { ReplacementJudge } from '../activities/replacement.judge.js';
import { UnknownPairJudge } from '../activities/unknown-pair.judge.js';
import { Reconciler } from '../reconciler/reconciler.js';
import { WorkerSettings } from '../worker-settings.js';
import { becomeCurrentVersion, DEPLOYMENT } from './deployment.js';
import { FailureInterceptor } from './failure.interceptor.js';
import { bundleBuildId, bundlePath } from './workflow-bundle.js';

const RECONNECT_MS = 1_000;
const SLOTS = 200;

/** Runs the workflows and activities of this process, from the application's start to its end. */
@Injectable()
export class EnrollmentWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EnrollmentWorker.name);
  private connection: NativeConnection | undefined;
  private worker: Worker | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly generations: GenerationActivities,
    private readonly provisioning: ProvisioningJudge,
    private readonly confirmation: ConfirmationJudge,
    private readonly replacement: ReplacementJudge,
    private readonly unknownPairs: UnknownPairJudge,
    private readonly deadlines: DeadlineActivities,
    private readonly acts: ActActivities,
    private readonly failing: FailingActivities,
    private readonly mails: MailActivities,
    private readonly reconciler: Reconciler,
  ) {}

  get isReady(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  async onApplicationBootstrap(): Promise<void> {
    const { TEMPORAL_NAMESPACE, WORKER_VERSIONING } = this.settings.values;
    const buildId = await bundleBuildId();
    this.connection = await this.connect();
    this.worker = await this.create(this.connection, buildId);
    this.running = this.worker.run();
    this.running.catch((error: unknown) => {
      this.logger.error(`the worker has failed: ${error instanceof Error ? error.message : 'unknown'}`);
      process.exit(1);
    });
    if (WORKER_VERSIONING === 'auto-upgrade') await becomeCurrentVersion(this.connection, TEMPORAL_NAMESPACE, buildId);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running;
    await this.connection?.close();
  }

  private async connect(): Promise<NativeConnection> {
    const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS: tls } = this.settings.values;
    for (;;) {
      try {
        return await NativeConnection.connect({
          address,
          tls: tls || apiKey !== undefined,
          ...(apiKey ? { apiKey } : {}),
        });
      } catch {
        this.logger.warn(`Temporal does not answer at ${address} (TEMPORAL_ADDRESS); waiting for it`);
        await pause(RECONNECT_MS);
      }
    }
  }

  private create(connection: NativeConnection, buildId: string): Promise<Worker> {
    const { TEMPORAL_NAMESPACE, TEMPORAL_TASK_QUEUE, WORKER_CACHED_WORKFLOWS, WORKER_VERSIONING } =
      this.settings.values;
    return Worker.create({
      connection,
      namespace: TEMPORAL_NAMESPACE,
      taskQueue: TEMPORAL_TASK_QUEUE,
      workflowBundle: { codePath: bundlePath },
      activities: { ...this.activities() },
      interceptors: { activity: [() => ({ inbound: new FailureInterceptor() })] },
      maxCachedWorkflows: WORKER_CACHED_WORKFLOWS,
      // More than may wait to be hashed: those keep no other step from its turn.
      maxConcurrentWorkflowTaskExecutions: SLOTS,
      maxConcurrentLocalActivityExecutions: SLOTS,
      shutdownGraceTime: '10s',
      workerDeploymentOptions: {
        useWorkerVersioning: true,
        version: { deploymentName: DEPLOYMENT, buildId },
        defaultVersioningBehavior: WORKER_VERSIONING === 'pinned' ? 'PINNED' : 'AUTO_UPGRADE',
      },
    });
  }

  /** What the workflows have done for them. */
  activities(): EnrollmentActivities & LoneTryActivities & ReconcilerActivities {
    return {
      prepareGeneration: (id) => this.generations.prepareGeneration(id),
      judgeProvisioning: (id, attemptId) => this.provisioning.judgeProvisioning(id, attemptId),
      judgeConfirmation: (id, attemptId) => this.confirmation.judgeConfirmation(id, attemptId),
      judgeReplacement: (id, attemptId) => this.replacement.judgeReplacement(id, attemptId),
      judgeUnknownPair: (attemptId) => this.unknownPairs.judgeUnknownPair(attemptId),
      passDueMoment: (id, dueAt) => this.deadlines.passDueMoment(id, dueAt),
      carryOutAct: (id, actId) => this.acts.carryOutAct(id, actId),
      markFailing: (id, failing) => this.failing.markFailing(id, failing),
      deliverMails: (id, mails) => this.mails.deliverMails(id, mails),
      giveUpMails: (id, mails) => this.mails.giveUpMails(id, mails),
      reconcile: (from) => this.reconciler.reconcile(from),
    };
  }
}
