import { FileKeyProvider, HeldKeyRing, StartPasswordHasher } from '@enrollment/keys';
import { MailTransport, smtpServerFromUrl } from '@enrollment/mail';
import { createDataSource, requireUsablePolicies, waitForDatabase } from '@enrollment/persistence';
import { createEnrollmentProcess, createProcessWatch, EnrollmentProcess, ProcessWatch } from '@enrollment/temporal';
import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActActivities } from './activities/act.activities.js';
import { ConfirmationJudge } from './activities/confirmation.judge.js';
import { DeadlineActivities } from './activities/deadline.activities.js';
import { FailingActivities } from './activities/failing.activities.js';
import { GenerationActivities } from './activities/generation.activities.js';
import { MailActivities } from './activities/mail.activities.js';
import { MailContent } from './activities/mail.content.js';
import { MailLedger } from './activities/mail.ledger.js';
import { OtpVerifier } from './activities/otp.verifier.js';
import { ProvisioningJudge } from './activities/provisioning.judge.js';
import { ReplacementJudge } from './activities/replacement.judge.js';
import { TokenIssuer } from './activities/token.issuer.js';
import { UnknownPairJudge } from './activities/unknown-pair.judge.js';
import { BounceListener } from './bounces/bounce.listener.js';
import { MailReports } from './bounces/mail.reports.js';
import { OperationsController } from './operations.controller.js';
import { Reconciler } from './reconciler/reconciler.js';
import { ReconcilerSchedule } from './reconciler/reconciler.schedule.js';
import { LeftOverRelay } from './relay/left-over.relay.js';
import { EventHeadSigner } from './sweeps/event-head.signer.js';
import { RetentionSweep } from './sweeps/retention.sweep.js';
import { RewrapSweep } from './sweeps/rewrap.sweep.js';
import { EnrollmentWorker } from './temporal/enrollment.worker.js';
import { WorkerClock } from './worker-clock.js';
import { WorkerKeys } from './worker-keys.js';
import { WorkerSettings } from './worker-settings.js';

/** How long the relay waits for the judgement of a try that was left over. */
const RELAY_PATIENCE_MS = 5_000;

/** What is made from the settings. */
function madeFrom({ values, dkimKey }: WorkerSettings): Provider[] {
  return [
    {
      provide: DataSource,
      useFactory: async () => {
        const dataSource = createDataSource({
          url: values.DATABASE_URL,
          applicationName: 'worker',
          poolSize: 20,
          allowShortPolicies: values.ALLOW_SHORT_POLICIES,
        });
        await waitForDatabase(dataSource, (line) => new Logger(WorkerModule.name).warn(line));
        await requireUsablePolicies(dataSource);
        return dataSource;
      },
    },
    {
      provide: WorkerKeys,
      useFactory: () => {
        const source = new HeldKeyRing(values.KEYS_FILE);
        return new WorkerKeys(
          source,
          new FileKeyProvider(source, values.NODE_ENV),
          new StartPasswordHasher({ pepper: source.ring.pepper }),
        );
      },
    },
    {
      provide: EnrollmentProcess,
      useFactory: () => createEnrollmentProcess(values, RELAY_PATIENCE_MS),
    },
    { provide: ProcessWatch, useFactory: () => createProcessWatch(values) },
    {
      provide: MailTransport,
      useFactory: () => new MailTransport({ server: smtpServerFromUrl(values.SMTP_URL), dkim: dkimKey }),
    },
  ];
}

@Module({})
export class WorkerModule {
  static with(settings: WorkerSettings): DynamicModule {
    return {
      module: WorkerModule,
      controllers: [OperationsController],
      providers: [
        { provide: WorkerSettings, useValue: settings },
        ...madeFrom(settings),
        WorkerClock,
        MailLedger,
        MailContent,
        TokenIssuer,
        OtpVerifier,
        GenerationActivities,
        ProvisioningJudge,
        ConfirmationJudge,
        ReplacementJudge,
        UnknownPairJudge,
        DeadlineActivities,
        ActActivities,
        FailingActivities,
        MailActivities,
        MailReports,
        BounceListener,
        Reconciler,
        ReconcilerSchedule,
        EnrollmentWorker,
        LeftOverRelay,
        RetentionSweep,
        RewrapSweep,
        EventHeadSigner,
      ],
    };
  }
}
