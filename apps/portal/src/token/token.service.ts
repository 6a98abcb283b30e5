import { type Clock, CUSTOMER } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { Customer, findTokenInUse, repudiateByCustomer, suspendToken } from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import type { TokenView } from './token.schema.js';

/** What a customer can do with the token in use. */
@Injectable()
export class TokenService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async view(user: Identity): Promise<TokenView> {
    return this.answer((await this.customers.of(user)).id);
  }

  async suspend(user: Identity): Promise<TokenView> {
    const { id: customerId } = await this.customers.of(user);
    await suspendToken(this.dataSource, { customerId, actor: CUSTOMER, now: this.clock.now() });
    return this.answer(customerId);
  }

  /** Whatever is still open is cancelled by the relay: the customer, logged out from here on, does not wait for it. */
  async repudiate(user: Identity): Promise<TokenView> {
    const { id: customerId } = await this.customers.of(user);
    await repudiateByCustomer(this.dataSource, { customerId, now: this.clock.now() });
    return this.answer(customerId);
  }

  private async answer(customerId: string): Promise<TokenView> {
    const { onHoldSince } = await this.dataSource.manager.findOneByOrFail(Customer, { id: customerId });
    const token = await findTokenInUse(this.dataSource.manager, customerId);
    return {
      status: token === null ? 'none' : token.status === 'active' ? 'active' : 'suspended',
      tokenId: token?.id ?? null,
      activatedAt: token?.activatedAt?.toISOString() ?? null,
      suspendedAt: token?.suspendedAt?.toISOString() ?? null,
      onHold: onHoldSince !== null,
      otpDigits: token?.digits ?? null,
    };
  }
}
