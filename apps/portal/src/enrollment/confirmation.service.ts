import { type Clock, type EnrollmentView, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { FaceKeys, seal } from '@enrollment/keys';
import { Attempt, Enrollment, readEnrollmentView, takeConfirmationTry } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import type { ConfirmationBody } from './enrollment.schema.js';

@Injectable()
export class ConfirmationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly process: EnrollmentProcess,
    private readonly keys: FaceKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first OTP: counted, judged by the worker, and answered as judged. */
  async confirm(user: Identity, { otp, generation }: ConfirmationBody, attemptId: string): Promise<EnrollmentView> {
    const now = this.clock.now();
    const customer = await this.customers.of(user);
    const sealedSecret = await seal(this.keys.sealingKey, otp, { purpose: 'otp-try', id: attemptId });
    const enrollmentId = await takeConfirmationTry(this.dataSource, {
      attemptId,
      customerId: customer.id,
      generation,
      sealedSecret,
      now,
    });
    const { serviceId, deadline } = await this.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    await this.process.judge('confirm', attemptId, { enrollmentId, serviceId, deadline });
    return this.answer(enrollmentId, attemptId);
  }

  private async answer(enrollmentId: string, attemptId: string): Promise<EnrollmentView> {
    const { manager } = this.dataSource;
    const { answer } = await manager.findOneByOrFail(Attempt, { id: attemptId });
    if (answer === null) throw new Refusal('TRY.PENDING');
    if ('members' in answer) throw new Refusal(answer.code, answer.members);
    return readEnrollmentView(manager, enrollmentId, this.clock.now());
  }
}
