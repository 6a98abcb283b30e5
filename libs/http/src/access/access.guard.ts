import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { FACE_OPTIONS, type FaceOptions } from '../face.options.js';
import { ProblemException } from '../problem/problem.exception.js';
import { identityOf } from '../session/session-data.js';
import { marksOf } from './route-mark.decorator.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** 401 before 403, and a foreign origin before a missing role. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Inject(FACE_OPTIONS) private readonly options: FaceOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const [mark, ...more] = marksOf(context.getHandler());
    if (!mark || more.length > 0) throw new ProblemException('ROLE.REQUIRED');
    const identity = identityOf(request);
    if (mark.kind !== 'public' && !identity) throw new ProblemException('SESSION.REQUIRED');
    if (identity) this.requireOwnOrigin(request);
    if (!identity || mark.kind === 'public') return true;
    const admitted = this.options.signIn?.admits?.(identity) ?? true;
    if (!admitted) throw new ProblemException('ROLE.REQUIRED');
    if (mark.kind === 'roles' && !mark.roles.some((role) => identity.roles.includes(role))) {
      throw new ProblemException('ROLE.REQUIRED');
    }
    return true;
  }

  /** With SameSite=Lax this is the whole defence against forged requests: browsers send Origin with every write. */
  private requireOwnOrigin(request: Request): void {
    if (SAFE_METHODS.has(request.method)) return;
    if (request.headers.origin !== new URL(this.options.publicUrl).origin) throw new ProblemException('ORIGIN.FOREIGN');
  }
}
