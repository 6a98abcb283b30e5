import { randomBytes } from 'node:crypto';
import Provider, { type ClientMetadata, type Configuration, type JWKS } from 'oidc-provider';
import { claimsOf, findAccount } from './account.js';
import { logoutPage, messagePage } from './page.js';
import { MESSAGES } from './page.messages.js';
import type { DevIdpSettings } from './settings.js';

function client(id: string, secret: string, publicUrl: string): ClientMetadata {
  return {
    client_id: id,
    client_secret: secret,
    redirect_uris: [`${publicUrl}/auth/callback`],
    post_logout_redirect_uris: [`${publicUrl}/`],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    // Faces measure the age of a log-in by it.
    require_auth_time: true,
  };
}

function clientsOf(settings: DevIdpSettings): ClientMetadata[] {
  return [
    client(settings.PORTAL_OIDC_CLIENT_ID, settings.PORTAL_OIDC_CLIENT_SECRET, settings.PORTAL_PUBLIC_URL),
    client(
      settings.BACK_OFFICE_OIDC_CLIENT_ID,
      settings.BACK_OFFICE_OIDC_CLIENT_SECRET,
      settings.BACK_OFFICE_PUBLIC_URL,
    ),
  ];
}

const HOUR = 3600;

function configuration(settings: DevIdpSettings, jwks: JWKS): Configuration {
  return {
    clients: clientsOf(settings),
    jwks,
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'locale', 'roles', 'services'],
      email: ['email', 'email_verified'],
    },
    // The faces read the ID-token and never ask the user-info endpoint.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: 8 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: 8 * HOUR,
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = logoutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = messagePage(MESSAGES.loggedOut);
        },
      },
    },
    renderError: (context) => {
      context.type = 'html';
      context.body = messagePage(MESSAGES.expired);
    },
    findAccount: (_, loginId) => {
      const account = findAccount(loginId);
      return account && { accountId: loginId, claims: () => claimsOf(account) };
    },
    // Both clients are our own: nobody is asked whether a face may know who logged in to it.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

export function createProvider(settings: DevIdpSettings, jwks: JWKS): Provider {
  return new Provider(settings.OIDC_ISSUER, configuration(settings, jwks));
}
