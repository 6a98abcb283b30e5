import type { IDToken } from 'openid-client';
import type { Arrived } from '../access/identity.js';

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** What a face needs to know of an ID-token (OpenID Connect Core §5.1). */
export function identityFrom(claims: IDToken): Arrived {
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
    // Not `iat` in its place: a silent round trip makes a new token for a log-in of yesterday (OpenID Connect Core §2).
    authenticatedAt: (claims.auth_time ?? 0) * 1000,
  };
}
