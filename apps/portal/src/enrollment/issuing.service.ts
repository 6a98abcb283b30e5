import { randomUUID } from 'node:crypto';
import { type Clock, type EnrollmentView, normalizeMailAddress, OPEN_STATES, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity } from '@enrollment/http';
import { FaceKeys, keyedHash, seal } from '@enrollment/keys';
import {
  Enrollment,
  Generation,
  type IssueOrder,
  issueToken,
  readEnrollmentView,
  readPolicyFor,
  refuseOnHold,
  refuseWhileOpen,
  reissueToken,
} from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { PortalService } from '../service/portal-service.js';
import type { IssueBody } from './enrollment.schema.js';
import { requireYoungLogIn } from './log-in-age.js';
import { ProcessNotice } from './process.notice.js';
import { ReplacementProof } from './replacement.proof.js';

/** Takes issues and reissues. The answer waits for neither the mail server nor Temporal. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly portal: PortalService,
    private readonly keys: FaceKeys,
    private readonly proof: ReplacementProof,
    private readonly notice: ProcessNotice,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async issue(user: Identity, body: IssueBody, requestId: string, locale: 'ja' | 'en'): Promise<EnrollmentView> {
    const { service, policy } = await this.portal.read();
    const order = await this.order(user, body);
    const { customerId, now } = order;
    if (await this.dataSource.manager.existsBy(Enrollment, { id: requestId })) return this.answer(requestId);
    requireYoungLogIn(user, policy, now);
    await refuseWhileOpen(this.dataSource.manager, customerId, now);
    await refuseOnHold(this.dataSource.manager, customerId);
    const proof = await this.proof.require(policy, { ...order, currentOtp: body.currentOtp, requestId });
    await issueToken(this.dataSource, { ...order, ...proof, enrollmentId: requestId, serviceId: service.id, locale });
    return this.answer(requestId);
  }

  async reissue(user: Identity, body: IssueBody, requestId: string): Promise<EnrollmentView> {
    const policy = await readPolicyFor(this.dataSource.manager, await this.customers.of(user));
    const order = await this.order(user, body, requestId);
    const { customerId, now } = order;
    const isKnown = await this.dataSource.manager.existsBy(Generation, { id: requestId });
    if (isKnown) return this.answer(await reissueToken(this.dataSource, order));
    requireYoungLogIn(user, policy, now);
    await this.requireOpen(customerId);
    await refuseOnHold(this.dataSource.manager, customerId);
    const proof = await this.proof.require(policy, { ...order, currentOtp: body.currentOtp, requestId });
    return this.answer(await reissueToken(this.dataSource, { ...order, ...proof }));
  }

  /** Before a proof is judged: an OTP that proves something for nothing would be used up. */
  private async requireOpen(customerId: string): Promise<void> {
    const isOpen = await this.dataSource.manager.existsBy(Enrollment, { customerId, state: In(OPEN_STATES) });
    if (!isOpen) throw new Refusal('ENROLLMENT.STATE');
  }

  /** What the rows will hold; nothing is written. */
  private async order(user: Identity, body: IssueBody, generationId: string = randomUUID()): Promise<IssueOrder> {
    const { id: customerId } = await this.customers.of(user);
    const mailAddress = normalizeMailAddress(body.mailAddress);
    return {
      generationId,
      customerId,
      mailAddress,
      destinationHash: Buffer.from(
        keyedHash(this.keys.faceKey, 'mail-destination', mailAddress.toLowerCase()),
        'base64url',
      ),
      sealedStartPassword: await seal(this.keys.sealingKey, body.startPassword, {
        purpose: 'start-password',
        id: generationId,
      }),
      now: this.clock.now(),
    };
  }

  private async answer(enrollmentId: string): Promise<EnrollmentView> {
    const { manager } = this.dataSource;
    const { serviceId, generation, deadline } = await manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    this.notice.give({ enrollmentId, serviceId, deadline }, generation);
    return readEnrollmentView(manager, enrollmentId, this.clock.now());
  }
}
