import { APPROVAL_KINDS, APPROVING_ROLES, type ApprovalKind, type ApprovalStep, type Clock } from '@enrollment/domain';
import { CLOCK, type Identity, identityOf, ProblemException } from '@enrollment/http';
import { Approval, type ApprovalMove, findApprovalTarget, recordBarredApproval } from '@enrollment/persistence';
import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { barredOperator, requireService } from '../operator.actor.js';

type Asked = ApprovalMove['of'];
type Asking = Request<{ id?: string }>;

const STEP = 'back-office:approval-step';
const isKind = (value: unknown): value is ApprovalKind => APPROVAL_KINDS.some((kind) => kind === value);
const isUuid = (value: unknown): value is string => z.uuid().safeParse(value).success;

/**
 * Whose role does not allow it is told so before the fields matter, and what they wanted is kept. A guard comes before the
 * body is checked, so nothing in it is believed.
 */
@Injectable()
export class ApprovalsGuard implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Asking>();
    const user = identityOf(request);
    if (user === undefined) throw new ProblemException('SESSION.REQUIRED');
    if (APPROVING_ROLES.some((role) => user.roles.includes(role))) return true;
    const of = await this.asked(request);
    if (of !== undefined) {
      requireService(user, of.serviceId);
      await this.keep(user, { step: Reflect.getMetadata(STEP, context.getHandler()), of, body: request.body });
    }
    throw new ProblemException('ROLE.REQUIRED');
  }

  /** The approval that the address names, or what the body would have one for. */
  private async asked({ params: { id }, body }: Asking): Promise<Asked | undefined> {
    const { manager } = this.dataSource;
    if (id !== undefined) return (isUuid(id) ? await manager.findOneBy(Approval, { id }) : null) ?? undefined;
    const { kind, targetId } = (body ?? {}) as { readonly kind?: unknown; readonly targetId?: unknown };
    if (!isKind(kind) || !isUuid(targetId)) return undefined;
    const target = await findApprovalTarget(manager, kind, targetId);
    return target && { serviceId: target.serviceId, customerId: target.customerId, kind, targetId };
  }

  private async keep(user: Identity, asked: { step: ApprovalStep; of: Asked; body: unknown }): Promise<void> {
    const { step, of, body } = asked;
    const { reason } = (body ?? {}) as { readonly reason?: unknown };
    const move = { step, of, operator: barredOperator(user, reason), now: this.clock.now() };
    await recordBarredApproval(this.dataSource, move, 'ROLE.REQUIRED');
  }
}

/** Which step of an approval a route is. */
export function ApprovalRoute(step: ApprovalStep): MethodDecorator {
  return applyDecorators(SetMetadata(STEP, step), UseGuards(ApprovalsGuard));
}
