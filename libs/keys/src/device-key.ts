import { createPublicKey } from 'node:crypto';
import { CompactEncrypt, calculateJwkThumbprint } from 'jose';

/** A phone's public key, with the members that its thumbprint is made of and no other. */
export interface DeviceKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export type DeviceKeyFault = 'not-an-ec-p256-key' | 'private-key' | 'malformed-coordinate' | 'off-the-curve';
export type DeviceKeyCheck =
  | { readonly valid: true; readonly key: DeviceKey }
  | { readonly valid: false; readonly fault: DeviceKeyFault };

/** Exactly 32 bytes in their one base64url form: a second spelling would be a second thumbprint. */
function isCoordinate(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[A-Za-z0-9_-]{43}$/.test(value) &&
    Buffer.from(value, 'base64url').toString('base64url') === value
  );
}

/** OpenSSL refuses a point that does not satisfy the curve's equation (invalid-curve attack). */
function isOnCurve(key: DeviceKey): boolean {
  try {
    createPublicKey({ key: { ...key }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

export function validateDeviceKey(jwk: unknown): DeviceKeyCheck {
  if (typeof jwk !== 'object' || jwk === null) return { valid: false, fault: 'not-an-ec-p256-key' };
  const { kty, crv, x, y, d } = jwk as Record<string, unknown>;
  if (d !== undefined) return { valid: false, fault: 'private-key' };
  if (kty !== 'EC' || crv !== 'P-256') return { valid: false, fault: 'not-an-ec-p256-key' };
  if (!isCoordinate(x) || !isCoordinate(y)) return { valid: false, fault: 'malformed-coordinate' };
  const key: DeviceKey = { kty, crv, x, y };
  return isOnCurve(key) ? { valid: true, key } : { valid: false, fault: 'off-the-curve' };
}

/** What identifies a device (RFC 7638). */
export async function deviceThumbprint(key: DeviceKey): Promise<string> {
  return calculateJwkThumbprint({ ...key });
}

/** A compact JWE that only the device opens, as spec'd for any JOSE library (RFC 7516). */
export async function encryptForDevice(key: DeviceKey, plaintext: string): Promise<string> {
  return new CompactEncrypt(Buffer.from(plaintext, 'utf8'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt({ ...key });
}
