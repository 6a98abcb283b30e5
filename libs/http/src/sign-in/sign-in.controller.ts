import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AuthorizationResponseError } from 'openid-client';
import type { Logger } from 'pino';
import type { Identity } from '../access/identity.js';
import { Public } from '../access/route-mark.decorator.js';
import { FACE_LOGGER, FACE_OPTIONS, type FaceOptions } from '../face.options.js';
import { ExplainingPages } from '../pages/explaining.pages.js';
import { isDependencyFailure } from '../problem/dependency-failure.js';
import { RETRY_AFTER_SECONDS } from '../problem/problem.mapping.js';
import { identityOf } from '../session/session-data.js';
import { endSession } from '../session/session-lifecycle.js';
import { Arrival } from './arrival.js';
import { ProviderAway } from './provider.js';
import { returnPath } from './return-path.js';
import { openIdToken } from './sealed-id-token.js';
import { SignInService } from './sign-in.service.js';

@ApiExcludeController()
@Controller('auth')
export class SignInController {
  constructor(
    @Inject(FACE_OPTIONS) private readonly options: FaceOptions,
    @Inject(FACE_LOGGER) private readonly logger: Logger,
    private readonly signIn: SignInService,
    private readonly arrival: Arrival,
    private readonly pages: ExplainingPages,
  ) {}

  @Get('login')
  @Public()
  async login(
    @Req() request: Request,
    @Res() response: Response,
    @Query('returnTo') returnTo: unknown,
    @Query('prompt') prompt: unknown,
  ): Promise<void> {
    try {
      const path = returnPath(returnTo, this.options.publicUrl);
      response.redirect(303, (await this.signIn.begin(request, path, prompt === 'login')).href);
    } catch (error) {
      this.explain(error, request, response);
    }
  }

  @Get('callback')
  @Public()
  async callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    const pending = this.signIn.pendingOf(request);
    // Reloading this address, or going back to it, must not look like a failure to who is signed in.
    if (!pending && identityOf(request)) return response.redirect(303, '/');
    if (!pending) return this.pages.send('failed', request, response);
    try {
      const signedIn = await this.signIn.finish(request, pending);
      const isAdmitted = await this.arrival.of(request, signedIn);
      if (isAdmitted) response.redirect(303, signedIn.returnTo);
      else this.pages.send('notAdmitted', request, response);
    } catch (error) {
      this.explain(error, request, response);
    }
  }

  @Post('logout')
  @Public()
  async logout(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { identity, sealedIdToken } = request.session;
    await endSession(request);
    response.redirect(303, identity && sealedIdToken ? await this.endAddress(identity, sealedIdToken) : '/');
  }

  /** The session here has ended whatever the provider says. */
  private async endAddress(identity: Identity, sealedIdToken: string): Promise<string> {
    try {
      const idToken = openIdToken(this.options.faceKey, identity, sealedIdToken);
      return (await this.signIn.endAddress(idToken)).href;
    } catch (error) {
      this.logger.warn({ err: error }, 'the session at the identity provider was not ended');
      return '/';
    }
  }

  private explain(error: unknown, request: Request, response: Response): void {
    const isAway = error instanceof ProviderAway || isDependencyFailure(error);
    this.logger[isAway ? 'warn' : 'info']({ err: error }, 'log-in not finished');
    if (isAway) response.setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
    const isDenied = error instanceof AuthorizationResponseError && error.error === 'access_denied';
    this.pages.send(isAway ? 'away' : isDenied ? 'denied' : 'failed', request, response);
  }
}
