import { type Clock, type EnrollmentView, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity, ProblemException } from '@enrollment/http';
import { seal } from '@enrollment/keys';
import { Attempt, Enrollment, readEnrollmentView, readPolicy, takeConfirmationTry } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { PortalKeys } from '../portal-keys.js';
import { PortalService } from '../service/portal-service.js';
import type { ConfirmationBody } from './enrollment.schema.js';
import { isOtp } from './issue.fields.js';

@Injectable()
export class ConfirmationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly portal: PortalService,
    private readonly process: EnrollmentProcess,
    private readonly keys: PortalKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first OTP: counted, judged by the worker, and answered as judged. */
  async confirm(user: Identity, { otp, generation }: ConfirmationBody, attemptId: string): Promise<EnrollmentView> {
    const now = this.clock.now();
    const customer = await this.customers.of(user);
    await this.requireOtp(customer.id, otp);
    const sealedSecret = await seal(this.keys.sealingKey, otp, { purpose: 'otp-try', id: attemptId });
    const enrollmentId = await takeConfirmationTry(this.dataSource, { attemptId, customerId: customer.id, generation, sealedSecret, now });
    const { serviceId, deadline } = await this.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    await this.process.judge('confirm', attemptId, { enrollmentId, serviceId, deadline });
    return this.answer(enrollmentId, attemptId);
  }

  /** Anything but exactly the digits is a typing error and no try. */
  private async requireOtp(customerId: string, otp: string): Promise<void> {
    const latest = await this.dataSource.manager.findOne(Enrollment, { where: { customerId }, order: { createdAt: 'DESC' } });
    const { policyVersion, serviceId } = latest ?? { policyVersion: 0, serviceId: await this.portal.id() };
    const policy = latest ? await readPolicy(this.dataSource.manager, serviceId, policyVersion) : (await this.portal.read()).policy;
    if (isOtp(otp, policy.otpDigits)) return;
    const message = `Type exactly ${policy.otpDigits} half-width digits.`;
    throw ProblemException.forFields([{ field: 'otp', code: 'FORMAT', message }]);
  }

  private async answer(enrollmentId: string, attemptId: string): Promise<EnrollmentView> {
    const { manager } = this.dataSource;
    const { answer } = await manager.findOneByOrFail(Attempt, { id: attemptId });
    if (answer === null) throw new Refusal('TRY.PENDING');
    if ('members' in answer) throw new Refusal(answer.code, answer.members);
    return readEnrollmentView(manager, enrollmentId, this.clock.now());
  }
}
