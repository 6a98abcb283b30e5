import { createEnrollmentProcess, EnrollmentProcess } from '@enrollment/temporal';
import { type DynamicModule, Module } from '@nestjs/common';
import { ActsController } from './acts/acts.controller.js';
import { ActsService } from './acts/acts.service.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ApprovalsService } from './approvals/approvals.service.js';
import { CasesController } from './cases/cases.controller.js';
import { CasesService } from './cases/cases.service.js';
import { EnrollmentsController } from './enrollments/enrollments.controller.js';
import { EnrollmentsService } from './enrollments/enrollments.service.js';
import { MeController } from './me.controller.js';
import type { Settings } from './settings.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensService } from './tokens/tokens.service.js';
import { VisibleEnrollments } from './visible-enrollments.js';

@Module({})
export class BackOfficeModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: BackOfficeModule,
      controllers: [
        MeController,
        EnrollmentsController,
        ActsController,
        ApprovalsController,
        CasesController,
        TokensController,
      ],
      providers: [
        {
          provide: EnrollmentProcess,
          useFactory: () => createEnrollmentProcess(settings, settings.TRY_WAIT_SECONDS * 1000),
        },
        VisibleEnrollments,
        EnrollmentsService,
        ActsService,
        ApprovalsService,
        CasesService,
        TokensService,
      ],
    };
  }
}
