import type { OtpAlgorithm } from '@enrollment/domain';
import { generateSync } from 'otplib';
import { nativeHmac } from './native-hmac.plugin.js';

/** What makes a code beside the seed and the time. */
export interface CodeShape {
  readonly digits: 6 | 8;
  readonly periodSeconds: number;
  readonly algorithm: OtpAlgorithm;
}

const HASH = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

/** The time step that a moment falls into (RFC 6238 §4.2). */
export function timeStepAt(at: Date, periodSeconds: number): number {
  return Math.floor(at.getTime() / 1000 / periodSeconds);
}

export function codeOfStep(seed: Uint8Array, step: number, shape: CodeShape): string {
  return generateSync({
    strategy: 'hotp',
    secret: seed,
    counter: step,
    digits: shape.digits,
    algorithm: HASH[shape.algorithm],
    crypto: nativeHmac,
  });
}

/** What a token shows, and for how long it still does. */
export function currentCode(seed: Uint8Array, at: Date, shape: CodeShape): { code: string; secondsLeft: number } {
  const step = timeStepAt(at, shape.periodSeconds);
  const end = (step + 1) * shape.periodSeconds * 1000;
  return { code: codeOfStep(seed, step, shape), secondsLeft: Math.ceil((end - at.getTime()) / 1000) };
}
