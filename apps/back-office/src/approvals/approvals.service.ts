import { type Clock, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity, ProblemException } from '@enrollment/http';
import { Approval, approve, findApprovalTarget, readOpenApprovals, requestApproval } from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { approvingOperator, requireService, servicesOf } from '../operator.actor.js';
import type { ApprovalRequestBody } from './approval.schema.js';

/** What one operator asks for and another one agrees to. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  open(user: Identity): Promise<Approval[]> {
    return readOpenApprovals(this.dataSource.manager, servicesOf(user), this.clock.now());
  }

  /** @throws Refusal APPROVAL.OWN, ENROLLMENT.STATE when there is nothing to approve; ProblemException 404 */
  async request(user: Identity, { kind, targetId, reason }: ApprovalRequestBody): Promise<Approval> {
    const target = await findApprovalTarget(this.dataSource.manager, kind, targetId);
    requireService(user, target?.serviceId);
    if (target?.payload == null) throw new Refusal('ENROLLMENT.STATE');
    const { customerId, payload } = target;
    const id = await requestApproval(this.dataSource, {
      kind,
      targetId,
      payload,
      customerId,
      requestedBy: approvingOperator(user, reason),
      now: this.clock.now(),
    });
    return this.find(user, id);
  }

  /** @throws Refusal APPROVAL.OWN, APPROVAL.EXPIRED; ProblemException 404 */
  async approve(user: Identity, id: string, reason: string): Promise<Approval> {
    await this.find(user, id);
    await approve(this.dataSource, id, approvingOperator(user, reason), this.clock.now());
    return this.find(user, id);
  }

  private async find(user: Identity, id: string): Promise<Approval> {
    const approval = z.uuid().safeParse(id).success ? await this.dataSource.manager.findOneBy(Approval, { id }) : null;
    requireService(user, approval?.serviceId);
    if (approval === null) throw new ProblemException('REQUEST.NOT_FOUND');
    return approval;
  }
}
