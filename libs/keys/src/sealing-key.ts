import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
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
