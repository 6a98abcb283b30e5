import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';

/** What faces hold: they seal for the worker and can open nothing. */
export interface SealingPublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
}

/** What only the worker holds. */
export interface SealingKey {
  readonly privateKey: KeyObject;
  readonly publicKey: SealingPublicKey;
}

export type SealingPrivateJwk = SealingPublicKey & { readonly d: string };

export async function newSealingKey(): Promise<SealingKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { privateKey, publicKey: { ...point, kid: await calculateJwkThumbprint(point) } };
}

export function sealingKeyFromJwk(jwk: SealingPrivateJwk): SealingKey {
  const { kty, crv, x, y, kid, d } = jwk;
  return {
    privateKey: createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' }),
    publicKey: { kty, crv, x, y, kid },
  };
}

export function sealingPrivateJwk(key: SealingKey): SealingPrivateJwk {
  const { d = '' } = key.privateKey.export({ format: 'jwk' });
  return { ...key.publicKey, d };
}

function parsed(text: string): Partial<SealingPrivateJwk> {
  try {
    const jwk: unknown = JSON.parse(text);
    return typeof jwk === 'object' && jwk !== null ? jwk : {};
  } catch {
    return {};
  }
}

/** The point must lie on the curve, or what is sealed to it would not be secret. */
function isPublicKey({ kty, crv, x, y, kid }: Partial<SealingPrivateJwk>): boolean {
  if (kty !== 'EC' || crv !== 'P-256' || typeof kid !== 'string' || kid === '') return false;
  try {
    createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with the text of a public sealing key, and the mend; nothing when it is right. Never quotes it. */
export function sealingPublicKeyFault(text: string): string | undefined {
  const jwk = parsed(text);
  if ('d' in jwk)
    return 'holds the private key (d), which only the worker may know: set its public half, and rotate it';
  if (isPublicKey(jwk)) return undefined;
  return "set the public half of the worker's sealing key, a P-256 JWK with kid; see: npm run keys -- status";
}
