import type { Clock } from '@enrollment/domain';
import { CLOCK, type Identity, ProblemException } from '@enrollment/http';
import { type CaseSeen, closeRepudiationCase, findCase, readOpenCases } from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ApprovedActBody } from '../approvals/approved-act.schema.js';
import { approvingOperator, requireService, servicesOf } from '../operator.actor.js';

/** What became of "this was not me", until two operators have closed it. */
@Injectable()
export class CasesService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  open(user: Identity): Promise<CaseSeen[]> {
    return readOpenCases(this.dataSource.manager, servicesOf(user));
  }

  /** @throws Refusal whatever `closeRepudiationCase` refuses; ProblemException 404 */
  async close(user: Identity, id: string, { reason, approvalId }: ApprovedActBody): Promise<CaseSeen> {
    await this.find(user, id);
    const actor = approvingOperator(user, reason);
    await closeRepudiationCase(this.dataSource, { caseId: id, actor, approvalId, now: this.clock.now() });
    return this.find(user, id);
  }

  private async find(user: Identity, id: string): Promise<CaseSeen> {
    const found = z.uuid().safeParse(id).success ? await findCase(this.dataSource.manager, id) : undefined;
    requireService(user, found?.serviceId);
    if (found === undefined) throw new ProblemException('REQUEST.NOT_FOUND');
    return found;
  }
}
