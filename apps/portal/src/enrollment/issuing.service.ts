import { randomUUID } from 'node:crypto';
import { type Clock, type EnrollmentView, normalizeMailAddress, type Policy } from '@enrollment/domain';
import { CLOCK, type Identity, ProblemException } from '@enrollment/http';
import { keyedHash, seal } from '@enrollment/keys';
import {
  type Customer,
  Enrollment,
  type IssueOrder,
  issueToken,
  readEnrollmentView,
  refuseWhileOpen,
  reissueToken,
} from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { PortalKeys } from '../portal-keys.js';
import { PortalService } from '../service/portal-service.js';
import type { IssueBody } from './enrollment.schema.js';
import { ProcessNotice } from './process.notice.js';
import { ReplacementProof } from './replacement.proof.js';

/** Takes issues and reissues. The answer waits for neither the mail server nor Temporal. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly portal: PortalService,
    private readonly keys: PortalKeys,
    private readonly proof: ReplacementProof,
    private readonly notice: ProcessNotice,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async issue(user: Identity, body: IssueBody, requestId: string, locale: 'ja' | 'en'): Promise<EnrollmentView> {
    const { service, policy } = await this.portal.read();
    const { customer, order } = await this.check(user, body, policy);
    if (await this.dataSource.manager.existsBy(Enrollment, { id: requestId })) return this.answer(requestId);
    await refuseWhileOpen(this.dataSource.manager, customer.id, order.now);
    await this.proof.require(policy, {
      customerId: customer.id,
      currentOtp: body.currentOtp,
      requestId,
      now: order.now,
    });
    await issueToken(this.dataSource, { ...order, enrollmentId: requestId, serviceId: service.id, locale });
    return this.answer(requestId);
  }

  async reissue(user: Identity, body: IssueBody, requestId: string): Promise<EnrollmentView> {
    const { policy } = await this.portal.read();
    const { order } = await this.check(user, body, policy, requestId);
    return this.answer(await reissueToken(this.dataSource, order));
  }

  /** The age of the log-in, and what the rows will hold; nothing is written. */
  private async check(
    user: Identity,
    body: IssueBody,
    policy: Policy,
    generationId: string = randomUUID(),
  ): Promise<{ customer: Customer; order: IssueOrder }> {
    const now = this.clock.now();
    const loginAge = now.getTime() - user.authenticatedAt;
    if (loginAge > policy.loginAgeSeconds * 1000) throw new ProblemException('REAUTHENTICATION.REQUIRED');
    const customer = await this.customers.of(user);
    const mailAddress = normalizeMailAddress(body.mailAddress);
    const order = {
      generationId,
      customerId: customer.id,
      mailAddress,
      destinationHash: Buffer.from(
        keyedHash(this.keys.faceKey, 'mail-destination', mailAddress.toLowerCase()),
        'base64url',
      ),
      sealedStartPassword: await seal(this.keys.sealingKey, body.startPassword, {
        purpose: 'start-password',
        id: generationId,
      }),
      now,
    };
    return { customer, order };
  }

  private async answer(enrollmentId: string): Promise<EnrollmentView> {
    const { manager } = this.dataSource;
    const { serviceId, generation, deadline } = await manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    this.notice.give({ enrollmentId, serviceId, deadline }, generation);
    return readEnrollmentView(manager, enrollmentId, this.clock.now());
  }
}
