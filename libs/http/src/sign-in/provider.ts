import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { SignInOptions } from '../face.options.js';

const TIMEOUT_SECONDS = 5;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Thrown when the identity provider does not answer; the log-in can be tried again. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
}

/** The identity provider, discovered when first needed: it may come up later than the face. */
export class Provider {
  private known: Promise<Configuration> | undefined;

  constructor(private readonly options: Pick<SignInOptions, 'issuer' | 'clientId' | 'clientSecret'>) {}

  async configuration(): Promise<Configuration> {
    this.known ??= this.discover();
    try {
      return await this.known;
    } catch (cause) {
      this.known = undefined;
      throw new ProviderAway('the identity provider could not be discovered', { cause });
    }
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.options;
    const url = new URL(issuer);
    const isLocal = url.protocol === 'http:' && LOOPBACK.has(url.hostname);
    return discovery(url, clientId, { client_secret: clientSecret }, ClientSecretBasic(clientSecret), {
      timeout: TIMEOUT_SECONDS,
      // Plain http only for the development provider on this machine. ID-tokens are verified by signature even then.
      execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])],
    });
  }
}
