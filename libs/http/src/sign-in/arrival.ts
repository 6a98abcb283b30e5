import type { Clock } from '@enrollment/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request } from 'express';
import { CLOCK, FACE_OPTIONS, type FaceOptions } from '../face.options.js';
import { beginSession } from '../session/session-lifecycle.js';
import type { SignedIn } from './sign-in.service.js';

/** What happens when a person comes back from the provider: the face is told, then the session begins. */
@Injectable()
export class Arrival {
  constructor(
    @Inject(FACE_OPTIONS) private readonly options: FaceOptions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** Tells whether the face admits this person. Who is not admitted has a session too, so that they can log out. */
  async of(request: Request, { identity, idToken }: SignedIn): Promise<boolean> {
    const { onSignedIn, admits } = this.options.signIn ?? {};
    const isAdmitted = admits?.(identity) ?? true;
    if (isAdmitted) await onSignedIn?.(identity, { get: (token) => this.moduleRef.get(token, { strict: false }) });
    await beginSession(request, { identity, idToken, startedAt: this.clock.now().getTime() });
    return isAdmitted;
  }
}
