import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Arrived } from '../access/identity.js';
import { FACE_OPTIONS, type FaceOptions, type SignInOptions } from '../face.options.js';
import { ABSOLUTE_MS } from '../session/session.middleware.js';
import type { PendingSignIn } from '../session/session-data.js';
import { saveSession } from '../session/session-lifecycle.js';
import { identityFrom } from './identity-claims.js';
import { Provider } from './provider.js';

/** Log-ins begun in several tabs at once; older ones are forgotten. */
const MAX_PENDING = 5;

export interface SignedIn {
  readonly person: Arrived;
  readonly idToken: string;
  readonly returnTo: string;
}

/** OpenID Connect: authorization code flow with PKCE, state and nonce (RFC 9700 §2.1). */
@Injectable()
export class SignInService {
  private readonly provider: Provider;
  private readonly signIn: SignInOptions;

  constructor(@Inject(FACE_OPTIONS) private readonly options: FaceOptions) {
    if (!options.signIn) throw new Error('this face has no log-in');
    this.signIn = options.signIn;
    this.provider = new Provider(options.signIn);
  }

  /** The provider's address for a new log-in, which the session remembers. `again` is for who is logged in there already. */
  async begin(request: Request, returnTo: string, again: boolean): Promise<URL> {
    const configuration = await this.provider.configuration();
    const pending = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier(), returnTo };
    request.session.pendingSignIns = [...(request.session.pendingSignIns ?? []), pending].slice(-MAX_PENDING);
    await saveSession(request);
    return buildAuthorizationUrl(configuration, {
      redirect_uri: this.address('/auth/callback'),
      scope: 'openid profile email',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
      // Only who is asked for an age must tell `auth_time` (OpenID Connect Core §3.1.2.1); no session outlives this one.
      max_age: String(again ? 0 : ABSOLUTE_MS / 1000),
      ...(again || this.signIn.promptLogin ? { prompt: 'login' } : {}),
    });
  }

  pendingOf(request: Request): PendingSignIn | undefined {
    return request.session.pendingSignIns?.find(({ state }) => state === request.query['state']);
  }

  /** @throws when the provider refused, or the answer is not the one to this log-in */
  async finish(request: Request, pending: PendingSignIn): Promise<SignedIn> {
    const configuration = await this.provider.configuration();
    const answer = new URL(this.address(request.originalUrl));
    const tokens = await authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: pending.codeVerifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new Error('the provider sent no ID-token');
    return { person: identityFrom(claims), idToken: tokens.id_token, returnTo: pending.returnTo };
  }

  /** Where the provider ends its own session (OpenID Connect RP-Initiated Logout 1.0 §2). */
  async endAddress(idToken: string): Promise<URL> {
    const configuration = await this.provider.configuration();
    return buildEndSessionUrl(configuration, {
      id_token_hint: idToken,
      post_logout_redirect_uri: this.address('/'),
    });
  }

  private address(path: string): string {
    return `${new URL(this.options.publicUrl).origin}${path}`;
  }
}
