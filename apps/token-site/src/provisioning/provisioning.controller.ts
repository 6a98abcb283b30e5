import { IdempotencyScope, Public, Refuses, RequestId } from '@enrollment/http';
import { deviceThumbprint } from '@enrollment/keys';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import {
  type Provisioning,
  type ProvisioningBody,
  provisioningBody,
  provisioningSchema,
} from './provisioning.schema.js';
import { ProvisioningService } from './provisioning.service.js';
import { refuseOnGrid } from './refusal.grid.js';

@Controller('api/v1/provisionings')
export class ProvisioningController {
  constructor(private readonly provisioning: ProvisioningService) {}

  @Post()
  @Public()
  @IdempotencyScope<ProvisioningBody>(({ device }) => deviceThumbprint(device.publicKey))
  @ApiCreatedResponse({ standardSchema: provisioningSchema })
  @Refuses(
    'USER_ID.CHECK_DIGIT',
    'PROVISIONING.REFUSED',
    'PROVISIONING.LOCKED',
    'PROVISIONING.OTHER_DEVICE',
    'DEVICE.ALREADY_HAS_TOKEN',
    'ENROLLMENT.SUPERSEDED',
    'ENROLLMENT.EXPIRED',
  )
  provision(
    @RequestId() requestId: string,
    @Body({ schema: provisioningBody }) body: ProvisioningBody,
  ): Promise<Provisioning> {
    return refuseOnGrid(() => this.provisioning.provision(body, requestId));
  }
}
