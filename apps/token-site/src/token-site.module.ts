import type { KeyObject } from 'node:crypto';
import type { SealingPublicKey } from '@enrollment/keys';
import { createTemporalClient, EnrollmentProcess } from '@enrollment/temporal';
import { type DynamicModule, Module } from '@nestjs/common';
import { DownloadController } from './download/download.controller.js';
import { DownloadTemplate } from './download/download.template.js';
import { LinkOpeningController } from './link/link-opening.controller.js';
import { ProvisioningController } from './provisioning/provisioning.controller.js';
import { ProvisioningService } from './provisioning/provisioning.service.js';
import type { Settings } from './settings.js';
import { TimeController } from './time.controller.js';
import { TokenSiteKeys } from './token-site-keys.js';

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
export class TokenSiteModule {
  static with(settings: Settings, faceKey: KeyObject): DynamicModule {
    const sealingKey = JSON.parse(settings.SEALING_PUBLIC_KEY) as SealingPublicKey;
    return {
      module: TokenSiteModule,
      controllers: [TimeController, LinkOpeningController, ProvisioningController, DownloadController],
      providers: [
        { provide: TokenSiteKeys, useValue: new TokenSiteKeys(faceKey, sealingKey) },
        { provide: EnrollmentProcess, useFactory: () => enrollmentProcess(settings) },
        ProvisioningService,
        DownloadTemplate,
      ],
    };
  }
}
