import { type Clock, OPEN_STATES } from '@enrollment/domain';
import { CLOCK, KeyedRequests, signedInOf } from '@enrollment/http';
import { Enrollment, Generation, readPolicyFor } from '@enrollment/persistence';
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
import { DataSource, In } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { requireYoungLogIn } from './log-in-age.js';
import { ReplacementProof } from './replacement.proof.js';

type Kind = 'issue' | 'reissue';

const KIND = 'enrollment:issuing';

/**
 * What must be mended before the fields matter, and with the same Idempotency-Key afterwards:
 * a log-in that is too old, and a proof for the present token that is missing. Who asks again for what has been done has
 * nothing to mend: the first request may have used the proof up. The work itself asks once more: what is known of a request
 * may be forgotten between here and there.
 */
@Injectable()
export class IssuingGuard implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly proof: ReplacementProof,
    private readonly keyed: KeyedRequests,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const user = signedInOf(request);
    const customer = await this.customers.of(user);
    if (await this.isDone(context, customer.id)) return true;
    const policy = await readPolicyFor(this.dataSource.manager, customer);
    const now = this.clock.now();
    requireYoungLogIn(user, policy, now);
    const { id: customerId, onHoldSince } = customer;
    const kind: Kind = Reflect.getMetadata(KIND, context.getHandler());
    if (onHoldSince === null && (await this.fits(kind, customerId))) {
      await this.proof.offered(policy, { customerId, currentOtp: currentOtpIn(request), now });
    }
    return true;
  }

  /** Whether the same request has been answered, or has written its rows and lost its answer. */
  private async isDone(context: ExecutionContext, customerId: string): Promise<boolean> {
    const earlier = await this.keyed.earlier(context);
    if (earlier === undefined || earlier.isAnswered) return earlier !== undefined;
    const { manager } = this.dataSource;
    const { requestId: id } = earlier;
    return (await manager.existsBy(Enrollment, { id, customerId })) || manager.existsBy(Generation, { id });
  }

  /** Who has nothing to reissue, or something open already, is told that instead (409), as is who is on hold (423). */
  private async fits(kind: Kind, customerId: string): Promise<boolean> {
    const hasOpen = await this.dataSource.manager.existsBy(Enrollment, { customerId, state: In(OPEN_STATES) });
    return hasOpen === (kind === 'reissue');
  }
}

/** Guards come before the body is checked. */
function currentOtpIn({ body }: Request): unknown {
  return (body as { readonly currentOtp?: unknown } | undefined)?.currentOtp;
}

export function Issuing(kind: Kind): MethodDecorator {
  return applyDecorators(SetMetadata(KIND, kind), UseGuards(IssuingGuard));
}
