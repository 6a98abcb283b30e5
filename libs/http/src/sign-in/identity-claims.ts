import type { IDToken } from 'openid-client';
import type { Identity } from '../access/identity.js';

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** What a face needs to know of an ID-token (OpenID Connect Core §5.1). */
export function identityFrom(claims: IDToken): Identity {
  const loginId = text(claims['preferred_username']) ?? claims.sub;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    loginId,
    name: text(claims['name']) ?? loginId,
    email: claims['email_verified'] === false ? null : text(claims['email']),
    locale: text(claims['locale']),
    roles: texts(claims['roles']),
    services: texts(claims['services']),
    // A provider that does not say when the person logged in has at least made the token after it.
    authenticatedAt: (claims.auth_time ?? claims.iat) * 1000,
  };
}
