import { FaceKeys } from '@enrollment/keys';
import { createEnrollmentProcess, EnrollmentProcess } from '@enrollment/temporal';
import { type DynamicModule, Module } from '@nestjs/common';
import { DownloadController } from './download/download.controller.js';
import { HomeController } from './home.controller.js';
import { LinkOpeningController } from './link/link-opening.controller.js';
import { NotMeController } from './not-me/not-me.controller.js';
import { NotMeService } from './not-me/not-me.service.js';
import { PageTemplate } from './page/page.template.js';
import { ProvisioningController } from './provisioning/provisioning.controller.js';
import { ProvisioningService } from './provisioning/provisioning.service.js';
import type { Settings } from './settings.js';
import { TimeController } from './time.controller.js';

@Module({})
export class TokenSiteModule {
  static with(settings: Settings, keys: FaceKeys): DynamicModule {
    return {
      module: TokenSiteModule,
      controllers: [
        HomeController,
        TimeController,
        LinkOpeningController,
        ProvisioningController,
        DownloadController,
        NotMeController,
      ],
      providers: [
        { provide: FaceKeys, useValue: keys },
        {
          provide: EnrollmentProcess,
          useFactory: () => createEnrollmentProcess(settings, settings.TRY_WAIT_SECONDS * 1000),
        },
        ProvisioningService,
        PageTemplate,
        NotMeService,
      ],
    };
  }
}
