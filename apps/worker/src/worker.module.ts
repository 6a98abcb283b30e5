import { FileKeyProvider, readKeyRing, StartPasswordHasher } from '@enrollment/keys';
import { MailTransport, smtpServerFromUrl } from '@enrollment/mail';
import { createDataSource, requireUsablePolicies } from '@enrollment/persistence';
import { createEnrollmentProcess, EnrollmentProcess } from '@enrollment/temporal';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
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
import { BounceListener } from './bounces/bounce.listener.js';
import { MailReports } from './bounces/mail.reports.js';
import { OperationsController } from './operations.controller.js';
import { EventHeadSigner } from './relay/event-head.signer.js';
import { LeftOverRelay } from './relay/left-over.relay.js';
import { RetentionSweep } from './relay/retention.sweep.js';
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
        const dataSource = await createDataSource({
          url: values.DATABASE_URL,
          applicationName: 'worker',
          poolSize: 20,
          allowShortPolicies: values.ALLOW_SHORT_POLICIES,
        }).initialize();
        await requireUsablePolicies(dataSource);
        return dataSource;
      },
    },
    {
      provide: WorkerKeys,
      useFactory: async () => {
        const ring = await readKeyRing(values.KEYS_FILE);
        return new WorkerKeys(
          ring,
          new FileKeyProvider(ring, values.NODE_ENV),
          new StartPasswordHasher({ pepper: ring.pepper }),
        );
      },
    },
    {
      provide: EnrollmentProcess,
      useFactory: () => createEnrollmentProcess(values, RELAY_PATIENCE_MS),
    },
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
        DeadlineActivities,
        ActActivities,
        FailingActivities,
        MailActivities,
        MailReports,
        BounceListener,
        EnrollmentWorker,
        LeftOverRelay,
        RetentionSweep,
        EventHeadSigner,
      ],
    };
  }
}
