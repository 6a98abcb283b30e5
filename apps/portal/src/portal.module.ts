import { type KeyObject } from 'node:crypto';
import type { SealingPublicKey } from '@enrollment/keys';
import { ChangeFeed } from '@enrollment/persistence';
import { createTemporalClient, EnrollmentProcess } from '@enrollment/temporal';
import { type DynamicModule, Module } from '@nestjs/common';
import { Customers } from './customer/customers.js';
import { MeController } from './customer/me.controller.js';
import { CommandService } from './enrollment/command.service.js';
import { ConfirmationRules } from './enrollment/confirmation.rules.js';
import { ConfirmationService } from './enrollment/confirmation.service.js';
import { EnrollmentController } from './enrollment/enrollment.controller.js';
import { EventsController } from './enrollment/events.controller.js';
import { IssueRules } from './enrollment/issue.rules.js';
import { IssuingGuard } from './enrollment/issuing.guard.js';
import { IssuingService } from './enrollment/issuing.service.js';
import { ProcessNotice } from './enrollment/process.notice.js';
import { ReplacementProof } from './enrollment/replacement.proof.js';
import { PortalKeys } from './portal-keys.js';
import { PortalSettings } from './portal-settings.js';
import { PortalService } from './service/portal-service.js';
import { ServiceController } from './service/service.controller.js';
import type { Settings } from './settings.js';

function enrollmentProcess(settings: Settings): EnrollmentProcess {
  const {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_API_KEY: apiKey,
    TEMPORAL_TLS: tls,
  } = settings;
  const client = createTemporalClient({ address, namespace, apiKey, tls });
  return new EnrollmentProcess(client, settings.TEMPORAL_TASK_QUEUE, settings.TRY_WAIT_SECONDS * 1000);
}

@Module({})
export class PortalModule {
  static with(settings: Settings, faceKey: KeyObject, feed: ChangeFeed): DynamicModule {
    return {
      module: PortalModule,
      controllers: [ServiceController, MeController, EnrollmentController, EventsController],
      providers: [
        { provide: PortalSettings, useValue: new PortalSettings(settings) },
        {
          provide: PortalKeys,
          useValue: new PortalKeys(faceKey, JSON.parse(settings.SEALING_PUBLIC_KEY) as SealingPublicKey),
        },
        { provide: EnrollmentProcess, useFactory: () => enrollmentProcess(settings) },
        { provide: ChangeFeed, useValue: feed },
        PortalService,
        Customers,
        IssueRules,
        ConfirmationRules,
        IssuingGuard,
        IssuingService,
        ReplacementProof,
        ProcessNotice,
        ConfirmationService,
        CommandService,
      ],
    };
  }
}
