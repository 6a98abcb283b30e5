import { type Clock, Refusal } from '@enrollment/domain';
import { CLOCK, type Identity, ProblemException } from '@enrollment/http';
import {
  Approval,
  approve,
  countOpenApprovals,
  findApprovalTarget,
  readOpenApprovals,
  refuseApproval,
  requestApproval,
  withdrawApproval,
} from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { approvingOperator, requireService, servicesOf } from '../operator.actor.js';
import { pageOf, stretchOf } from '../page.cursor.js';
import {
  type ApprovalRequestBody,
  approvalView,
  type OpenApprovals,
  type OpenApprovalsQuery,
} from './approval.schema.js';

/** What one operator asks for and another one agrees to. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that wait for longest, and are void first, first. @throws ProblemException 400 for an unknown cursor */
  async open(user: Identity, page: OpenApprovalsQuery): Promise<OpenApprovals> {
    const { manager } = this.dataSource;
    const of = { services: servicesOf(user), now: this.clock.now() };
    const [found, total] = await Promise.all([
      readOpenApprovals(manager, { ...of, ...stretchOf(page) }),
      countOpenApprovals(manager, of),
    ]);
    const { lines, nextCursor } = pageOf(found, page.limit, ({ requestedAt: since, id }) => ({ since, id }));
    return { items: lines.map(approvalView), nextCursor, total };
  }

  /** @throws Refusal APPROVAL.OWN, APPROVAL.TOO_MANY, REQUEST.RATE; ENROLLMENT.STATE when there is nothing to approve; ProblemException 404 */
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

  /** @throws Refusal whatever `approve` refuses; ProblemException 404 */
  approve(user: Identity, id: string, reason: string): Promise<Approval> {
    return this.decide(approve, user, id, reason);
  }

  /** @throws Refusal whatever `refuseApproval` refuses; ProblemException 404 */
  refuse(user: Identity, id: string, reason: string): Promise<Approval> {
    return this.decide(refuseApproval, user, id, reason);
  }

  /** @throws Refusal whatever `withdrawApproval` refuses; ProblemException 404 */
  withdraw(user: Identity, id: string, reason: string): Promise<Approval> {
    return this.decide(withdrawApproval, user, id, reason);
  }

  /** @throws ProblemException 404 when there is none of that ID in the operator's services */
  async find(user: Identity, id: string): Promise<Approval> {
    const approval = z.uuid().safeParse(id).success ? await this.dataSource.manager.findOneBy(Approval, { id }) : null;
    requireService(user, approval?.serviceId);
    if (approval === null) throw new ProblemException('REQUEST.NOT_FOUND');
    return approval;
  }

  private async decide(decision: typeof approve, user: Identity, id: string, reason: string): Promise<Approval> {
    await this.find(user, id);
    await decision(this.dataSource, id, approvingOperator(user, reason), this.clock.now());
    return this.find(user, id);
  }
}
