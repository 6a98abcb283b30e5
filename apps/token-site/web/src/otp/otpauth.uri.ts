import type { CodeShape, OtpAlgorithm } from './totp.js';

export interface Otpauth extends CodeShape {
  readonly seed: Uint8Array<ArrayBuffer>;
  readonly algorithm: OtpAlgorithm;
}

/** Thrown when an answer holds no usable TOTP key. Never quotes it: it holds the seed. */
export class UnusableOtpauth extends Error {
  override readonly name = 'UnusableOtpauth';
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, without padding. */
function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let pending = 0;
  let bits = 0;
  let length = 0;
  for (const letter of text) {
    const value = BASE32.indexOf(letter);
    if (value < 0) throw new UnusableOtpauth();
    pending = ((pending << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (pending >> bits) & 0xff;
    length += 1;
  }
  return bytes;
}

const isAlgorithm = (name: string | null): name is OtpAlgorithm =>
  name === 'SHA1' || name === 'SHA256' || name === 'SHA512';

/** @throws UnusableOtpauth */
export function readOtpauth(uri: string): Otpauth {
  // `otpauth:` is no special scheme: browsers differ in splitting its host, none in its query.
  if (!uri.startsWith('otpauth://totp/')) throw new UnusableOtpauth();
  const members = new URLSearchParams(uri.slice(uri.indexOf('?') + 1));
  const algorithm = members.get('algorithm');
  const digits = Number(members.get('digits'));
  const periodSeconds = Number(members.get('period'));
  const seed = decodeBase32(members.get('secret') ?? '');

  const timed = Number.isInteger(periodSeconds) && periodSeconds > 0;
  if (!isAlgorithm(algorithm) || !timed || seed.length === 0 || (digits !== 6 && digits !== 8))
    throw new UnusableOtpauth();
  return { seed, algorithm, digits, periodSeconds };
}
