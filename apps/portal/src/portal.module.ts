import { FaceKeys } from '@enrollment/keys';
import { ChangeFeed } from '@enrollment/persistence';
import { createEnrollmentProcess, EnrollmentProcess } from '@enrollment/temporal';
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
import { PortalSettings } from './portal-settings.js';
import { PortalService } from './service/portal-service.js';
import { ServiceController } from './service/service.controller.js';
import type { Settings } from './settings.js';
import { TokenController } from './token/token.controller.js';
import { TokenService } from './token/token.service.js';

@Module({})
export class PortalModule {
  static with(settings: Settings, keys: FaceKeys, feed: ChangeFeed): DynamicModule {
    return {
      module: PortalModule,
      controllers: [ServiceController, MeController, EnrollmentController, EventsController, TokenController],
      providers: [
        { provide: PortalSettings, useValue: new PortalSettings(settings) },
        { provide: FaceKeys, useValue: keys },
        {
          provide: EnrollmentProcess,
          useFactory: () => createEnrollmentProcess(settings, settings.TRY_WAIT_SECONDS * 1000),
        },
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
        TokenService,
      ],
    };
  }
}
