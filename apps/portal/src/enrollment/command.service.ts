import { type Clock, CUSTOMER, type EnrollmentView, isOpen, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { Act, carryOutAct, Enrollment, readEnrollmentView } from '@enrollment/persistence';
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

  async cancel(user: Identity, requestId: string): Promise<EnrollmentView> {
    const id = await this.carryOut(user, 'cancel', requestId);
    return readEnrollmentView(this.dataSource.manager, id, this.clock.now());
  }

  async resend(user: Identity, requestId: string): Promise<void> {
    await this.carryOut(user, 'resend', requestId);
  }

  private async carryOut(user: Identity, kind: 'cancel' | 'resend', requestId: string): Promise<string> {
    const { id: enrollmentId, serviceId, deadline } = await this.openOrAsked(user, requestId);
    const act = { enrollmentId, kind, actor: CUSTOMER, requestId, now: this.clock.now() };
    await carryOutAct(this.dataSource, act, (actId) =>
      this.process.command(kind, actId, { enrollmentId, serviceId, deadline }),
    );
    return enrollmentId;
  }

  /** The same request again may find ended what it has ended itself: its first answer was lost. */
  private async openOrAsked(user: Identity, requestId: string): Promise<Enrollment> {
    const { id: customerId } = await this.customers.of(user);
    const latest = await this.dataSource.manager.findOne(Enrollment, {
      where: { customerId },
      order: { createdAt: 'DESC' },
    });
    if (latest === null) throw new Refusal('ENROLLMENT.STATE');
    const { id: enrollmentId, state } = latest;
    if (isOpen(state) || (await this.dataSource.manager.existsBy(Act, { enrollmentId, requestId }))) return latest;
    throw new Refusal('ENROLLMENT.STATE');
  }
}
