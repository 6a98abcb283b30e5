import { describe, expect, it } from '@jest/globals';
import { codeAt, importSeed, type OtpAlgorithm } from './totp.js';

// RFC 6238 appendix B: the seed is as long as the hash's output.
const DIGITS = '1234567890'.repeat(7);
const SEED_LENGTH = { SHA1: 20, SHA256: 32, SHA512: 64 } as const;
const VECTORS: readonly (readonly [seconds: number, SHA1: string, SHA256: string, SHA512: string])[] = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
];

function seedOf(algorithm: OtpAlgorithm) {
  return importSeed(new TextEncoder().encode(DIGITS.slice(0, SEED_LENGTH[algorithm])), algorithm);
}

describe('the code at a time (RFC 6238 appendix B)', () => {
  const cases = VECTORS.flatMap(([seconds, SHA1, SHA256, SHA512]) =>
    Object.entries({ SHA1, SHA256, SHA512 }).map(
      ([algorithm, code]) => [seconds, algorithm as OtpAlgorithm, code] as const,
    ),
  );

  it.each(cases)('at %d with %s is %s', async (seconds, algorithm, code) => {
    expect(await codeAt(await seedOf(algorithm), seconds * 1000, { digits: 8, periodSeconds: 30 })).toBe(code);
  });

  it('keeps leading zeros with six digits', async () => {
    const key = await seedOf('SHA1');
    expect(await codeAt(key, 1111111109_000, { digits: 6, periodSeconds: 30 })).toBe('081804');
    expect(await codeAt(key, 1234567890_000, { digits: 6, periodSeconds: 30 })).toBe('005924');
  });

  it('changes exactly at the boundary, also of 60 seconds', async () => {
    const key = await seedOf('SHA1');
    const shape = { digits: 6, periodSeconds: 60 } as const;
    expect(await codeAt(key, 119_999, shape)).toBe(await codeAt(key, 60_000, shape));
    expect(await codeAt(key, 120_000, shape)).not.toBe(await codeAt(key, 119_999, shape));
  });

  it('holds the seed where nobody can read it back', async () => {
    await expect(crypto.subtle.exportKey('raw', await seedOf('SHA1'))).rejects.toThrow();
  });
});
