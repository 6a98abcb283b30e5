import { policyView } from '@enrollment/domain';
import { Public } from '@enrollment/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { PortalSettings } from '../portal-settings.js';
import { PortalService } from './portal-service.js';
import { type ServiceView, serviceSchema } from './service.schema.js';

@Controller('api/v1/service')
export class ServiceController {
  constructor(
    private readonly portal: PortalService,
    private readonly settings: PortalSettings,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ standardSchema: serviceSchema })
  async service(): Promise<ServiceView> {
    const { service, policy } = await this.portal.read();
    return {
      serviceId: service.id,
      name: { ja: service.nameJa, en: service.nameEn },
      sender: {
        name: { ja: service.senderNameJa, en: service.senderNameEn },
        address: service.senderAddress,
        domain: service.senderAddress.slice(service.senderAddress.indexOf('@') + 1),
      },
      tokenSiteUrl: this.settings.values.TOKEN_SITE_PUBLIC_URL,
      accent: service.accent,
      policy: policyView(policy),
    };
  }
}
