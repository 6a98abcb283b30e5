import { createHmac, type KeyObject } from 'node:crypto';
import { lengthPrefixed } from './length-prefixed.js';

function hmac(key: KeyObject, purpose: string, parts: readonly string[]): Buffer {
  return createHmac('sha256', key)
    .update(lengthPrefixed([purpose, ...parts]))
    .digest();
}

/** HMAC-SHA-256 in base64url. The purpose keeps one key's hashes for different ends apart. */
export function keyedHash(key: KeyObject, purpose: string, ...parts: string[]): string {
  return hmac(key, purpose, parts).toString('base64url');
}

/** A key for one thing, made of a key for many. */
export function keyedSecret(key: KeyObject, purpose: string, ...parts: string[]): Buffer {
  return hmac(key, purpose, parts);
}

/** The first bits of a keyed hash, for places where the whole one is too long. */
export function keyedTag(key: KeyObject, bits: 80 | 128, purpose: string, ...parts: string[]): Buffer {
  return hmac(key, purpose, parts).subarray(0, bits / 8);
}

/** The same parts give the same UUID, that nobody without the key can guess (UUIDv8, RFC 9562 §5.8). */
export function derivedUuid(key: KeyObject, purpose: string, ...parts: string[]): string {
  const bytes = Buffer.from(keyedTag(key, 128, purpose, ...parts));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
