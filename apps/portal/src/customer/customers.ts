import type { Clock } from '@enrollment/domain';
import { type Arrived, CLOCK, type Identity } from '@enrollment/http';
import { Customer, rememberCustomer } from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PortalService } from '../service/portal-service.js';

/** The people who log in to this portal. */
@Injectable()
export class Customers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly portal: PortalService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async remember({ issuer, subject, loginId, name, email }: Arrived): Promise<void> {
    await rememberCustomer(this.dataSource, {
      serviceId: await this.portal.id(),
      issuer,
      subject,
      loginId,
      displayName: name,
      knownMailAddress: email,
      now: this.clock.now(),
    });
  }

  async of({ issuer, subject }: Identity): Promise<Customer> {
    const serviceId = await this.portal.id();
    return this.dataSource.manager.findOneByOrFail(Customer, { serviceId, issuer, subject });
  }
}
