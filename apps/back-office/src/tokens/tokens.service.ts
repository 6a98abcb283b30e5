import type { Clock, Operator } from '@enrollment/domain';
import { CLOCK, type Identity, ProblemException } from '@enrollment/http';
import { resumeToken, revokeToken, suspendToken, Token } from '@enrollment/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ApprovedActBody } from '../approvals/approved-act.schema.js';
import { approvingOperator, requireService } from '../operator.actor.js';

/** What operators do to a token after its activation. */
@Injectable()
export class TokensService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Needs one operator, and works at once. @throws Refusal ENROLLMENT.OWN, TOKEN.STATE; ProblemException 404 */
  suspend(user: Identity, id: string, reason: string): Promise<Token> {
    return this.act(user, id, reason, ({ customerId }, actor, now) =>
      suspendToken(this.dataSource, { customerId, tokenId: id, actor, now }),
    );
  }

  /** @throws Refusal whatever `resumeToken` refuses; ProblemException 404 */
  resume(user: Identity, id: string, { reason, approvalId }: ApprovedActBody): Promise<Token> {
    return this.act(user, id, reason, (_, actor, now) =>
      resumeToken(this.dataSource, { tokenId: id, actor, approvalId, now }),
    );
  }

  /** @throws Refusal whatever `revokeToken` refuses; ProblemException 404 */
  revoke(user: Identity, id: string, { reason, approvalId }: ApprovedActBody): Promise<Token> {
    return this.act(user, id, reason, (_, actor, now) =>
      revokeToken(this.dataSource, { tokenId: id, actor, approvalId, now }),
    );
  }

  private async act(
    user: Identity,
    id: string,
    reason: string,
    carryOut: (token: Token, actor: Operator, now: Date) => Promise<void>,
  ): Promise<Token> {
    await carryOut(await this.find(user, id), approvingOperator(user, reason), this.clock.now());
    return this.find(user, id);
  }

  private async find(user: Identity, id: string): Promise<Token> {
    const token = z.uuid().safeParse(id).success ? await this.dataSource.manager.findOneBy(Token, { id }) : null;
    requireService(user, token?.serviceId);
    if (token === null) throw new ProblemException('REQUEST.NOT_FOUND');
    return token;
  }
}
