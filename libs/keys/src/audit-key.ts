import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint, compactVerify, createLocalJWKSet } from 'jose';

/** What everybody may hold: it verifies signed records and makes none. RFC 8037. */
export interface AuditPublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
}

/** What only the worker holds. */
export interface AuditKey {
  readonly privateKey: KeyObject;
  readonly publicKey: AuditPublicKey;
}

export type AuditPrivateJwk = AuditPublicKey & { readonly d: string };

const ALGORITHM = 'EdDSA';

export async function newAuditKey(): Promise<AuditKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const point = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return { privateKey, publicKey: { ...point, kid: await calculateJwkThumbprint(point) } };
}

export function auditKeyFromJwk({ kty, crv, x, kid, d }: AuditPrivateJwk): AuditKey {
  const privateKey = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519' || typeof kid !== 'string') throw new TypeError('not an audit key');
  return { privateKey, publicKey: { kty, crv, x, kid } };
}

export function auditPrivateJwk({ privateKey, publicKey }: AuditKey): AuditPrivateJwk {
  const { d = '' } = privateKey.export({ format: 'jwk' });
  return { ...publicKey, d };
}

/** @returns a compact JWS (RFC 7515), one line */
export function signRecord({ privateKey, publicKey }: AuditKey, text: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: ALGORITHM, kid: publicKey.kid })
    .sign(privateKey);
}

/** @throws when none of the keys has signed the line */
export async function openRecord(keys: readonly AuditPublicKey[], line: string): Promise<string> {
  const known = createLocalJWKSet({ keys: keys.map((key) => ({ ...key, alg: ALGORITHM })) });
  const { payload } = await compactVerify(line, known, { algorithms: [ALGORITHM] });
  return new TextDecoder().decode(payload);
}
