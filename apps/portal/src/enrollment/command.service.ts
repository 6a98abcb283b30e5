import {
  type Clock,
  CUSTOMER,
  type EnrollmentView,
  isOpen,
  PROBLEMS,
  type ProblemCode,
  Refusal,
} from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { Enrollment, readEnrollmentView, recordAct, withdrawAct } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { DONE } from '@enrollment/workflows';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';

function isProblemCode(code: string): code is ProblemCode {
  return code in PROBLEMS;
}

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

  /** Without an outcome in time nothing has happened and nothing will: the act is taken back. */
  private async carryOut(user: Identity, kind: 'cancel' | 'resend'): Promise<string> {
    const { id: enrollmentId, serviceId, deadline } = await this.open(user);
    const actId = await recordAct(this.dataSource, { enrollmentId, kind, actor: CUSTOMER, now: this.clock.now() });
    const code = await this.process.command(kind, actId, { enrollmentId, serviceId, deadline });
    if (code !== DONE && (await withdrawAct(this.dataSource, actId))) {
      throw new Refusal(code !== undefined && isProblemCode(code) ? code : 'DEPENDENCY.UNAVAILABLE');
    }
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
