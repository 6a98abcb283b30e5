import { type Clock, CUSTOMER, type EnrollmentView, isOpen, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { carryOutAct, Enrollment, readEnrollmentView } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';

/** What a customer may ask of an open enrollment beside issuing and confirming. */
@Injectable()
export class CommandService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly process: EnrollmentProcess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async cancel(user: Identity): Promise<EnrollmentView> {
    const id = await this.carryOut(user, 'cancel');
    return readEnrollmentView(this.dataSource.manager, id, this.clock.now());
  }

  async resend(user: Identity): Promise<void> {
    await this.carryOut(user, 'resend');
  }

  private async carryOut(user: Identity, kind: 'cancel' | 'resend'): Promise<string> {
    const { id: enrollmentId, serviceId, deadline } = await this.open(user);
    const act = { enrollmentId, kind, actor: CUSTOMER, now: this.clock.now() };
    await carryOutAct(this.dataSource, act, (actId) =>
      this.process.command(kind, actId, { enrollmentId, serviceId, deadline }),
    );
    return enrollmentId;
  }

  private async open(user: Identity): Promise<Enrollment> {
    const { id: customerId } = await this.customers.of(user);
    const latest = await this.dataSource.manager.findOne(Enrollment, {
      where: { customerId },
      order: { createdAt: 'DESC' },
    });
    if (latest === null || !isOpen(latest.state)) throw new Refusal('ENROLLMENT.STATE');
    return latest;
  }
}
