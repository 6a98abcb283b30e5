import { ACTS, type ActKind, actingRole, type Clock } from '@enrollment/domain';
import { CLOCK, identityOf, ProblemException } from '@enrollment/http';
import { recordRefusedAct } from '@enrollment/persistence';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { barredOperator } from '../operator.actor.js';
import { VisibleEnrollments } from '../visible-enrollments.js';

const isActKind = (value: unknown): value is ActKind => typeof value === 'string' && Object.hasOwn(ACTS, value);

/**
 * Who may not do it is told so before the fields matter, and what they asked for is kept. A guard comes before the body is
 * checked, so nothing in it is believed.
 */
@Injectable()
export class ActsGuard implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly enrollments: VisibleEnrollments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request<{ id: string }>>();
    const user = identityOf(request);
    if (user === undefined) throw new ProblemException('SESSION.REQUIRED');
    const { id: enrollmentId } = await this.enrollments.find(user, request.params.id);
    const { action, reason } = (request.body ?? {}) as { readonly action?: unknown; readonly reason?: unknown };
    const kinds = isActKind(action) ? [action] : (Object.keys(ACTS) as ActKind[]);
    if (kinds.some((kind) => actingRole(kind, user.roles) !== undefined)) return true;
    if (isActKind(action)) {
      const act = { enrollmentId, kind: action, actor: barredOperator(user, reason), now: this.clock.now() };
      await recordRefusedAct(this.dataSource, act, 'ROLE.REQUIRED');
    }
    throw new ProblemException('ROLE.REQUIRED');
  }
}
