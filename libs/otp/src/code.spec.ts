import { describe, expect, it } from '@jest/globals';
import { codeOfStep, currentCode } from './code.js';

const DIGITS = '1234567890';
/** RFC 6238 appendix B as corrected by erratum 2866: a seed of each hash's length. */
const SEEDS = {
  SHA1: Buffer.from(DIGITS.repeat(2)),
  SHA256: Buffer.from(DIGITS.repeat(4).slice(0, 32)),
  SHA512: Buffer.from(DIGITS.repeat(7).slice(0, 64)),
};

describe('a code by counter (RFC 4226 appendix D)', () => {
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => ({ code, counter }),
    ),
  )('$counter is $code', ({ code, counter }) => {
    expect(codeOfStep(SEEDS.SHA1, counter, { digits: 6, periodSeconds: 30, algorithm: 'SHA1' })).toBe(code);
  });
});

describe('a code by time (RFC 6238 appendix B)', () => {
  it.each([
    [59, 'SHA1', '94287082'],
    [59, 'SHA256', '46119246'],
    [59, 'SHA512', '90693936'],
    [1111111109, 'SHA1', '07081804'],
    [1111111109, 'SHA256', '68084774'],
    [1111111109, 'SHA512', '25091201'],
    [1111111111, 'SHA1', '14050471'],
    [1111111111, 'SHA256', '67062674'],
    [1111111111, 'SHA512', '99943326'],
    [1234567890, 'SHA1', '89005924'],
    [1234567890, 'SHA256', '91819424'],
    [1234567890, 'SHA512', '93441116'],
    [2000000000, 'SHA1', '69279037'],
    [2000000000, 'SHA256', '90698825'],
    [2000000000, 'SHA512', '38618901'],
    [20000000000, 'SHA1', '65353130'],
    [20000000000, 'SHA256', '77737706'],
    [20000000000, 'SHA512', '47863826'],
  ] as const)('at %i with %s is %s', (seconds, algorithm, code) => {
    const shape = { digits: 8, periodSeconds: 30, algorithm } as const;
    expect(currentCode(SEEDS[algorithm], new Date(seconds * 1000), shape).code).toBe(code);
  });

  it.each([
    [30_000, 30],
    [30_001, 30],
    [59_000, 1],
    [59_999, 1],
  ])('at %i ms is shown for %i seconds more', (milliseconds, secondsLeft) => {
    const shape = { digits: 6, periodSeconds: 30, algorithm: 'SHA1' } as const;
    expect(currentCode(SEEDS.SHA1, new Date(milliseconds), shape).secondsLeft).toBe(secondsLeft);
  });
});
