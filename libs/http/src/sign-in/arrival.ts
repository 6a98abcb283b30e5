import type { Clock } from '@enrollment/domain';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request } from 'express';
import { CLOCK, FACE_OPTIONS, type FaceOptions } from '../face.options.js';
import { beginSession } from '../session/session-lifecycle.js';
import { sealIdToken } from './sealed-id-token.js';
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
  async of(request: Request, { person, idToken }: SignedIn): Promise<boolean> {
    const { onSignedIn, admits } = this.options.signIn ?? {};
    const { email: _, ...identity } = person;
    const isAdmitted = admits?.(identity) ?? true;
    if (isAdmitted) await onSignedIn?.(person, { get: (token) => this.moduleRef.get(token, { strict: false }) });
    const sealedIdToken = sealIdToken(this.options.faceKey, identity, idToken);
    await beginSession(request, { identity, sealedIdToken, startedAt: this.clock.now().getTime() });
    return isAdmitted;
  }
}
