import { Authenticated, CurrentUser, type Identity } from '@enrollment/http';
import { findTokenInUse } from '@enrollment/persistence';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Customers } from './customers.js';

const meSchema = z.object({
  customerId: z.uuid(),
  loginId: z.string(),
  displayName: z.string(),
  activeToken: z.object({ tokenId: z.uuid(), activatedAt: z.iso.datetime() }).nullable(),
});

@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly customers: Customers,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Authenticated()
  @ApiOkResponse({ standardSchema: meSchema })
  async me(@CurrentUser() user: Identity): Promise<z.output<typeof meSchema>> {
    const { id: customerId, loginId, displayName } = await this.customers.of(user);
    const token = await findTokenInUse(this.dataSource.manager, customerId);
    const activeToken =
      token?.status === 'active' && token.activatedAt
        ? { tokenId: token.id, activatedAt: token.activatedAt.toISOString() }
        : null;
    return { customerId, loginId, displayName, activeToken };
  }
}
