import { randomBytes } from 'node:crypto';
import type { OtpAlgorithm } from '@enrollment/domain';

/** A seed as long as the hash's output (RFC 4226 §4 R6, RFC 6238 §5.1). */
const SEED_BYTES: Record<OtpAlgorithm, number> = { SHA1: 20, SHA256: 32, SHA512: 64 };

export function generateSeed(algorithm: OtpAlgorithm): Buffer {
  return randomBytes(SEED_BYTES[algorithm]);
}
