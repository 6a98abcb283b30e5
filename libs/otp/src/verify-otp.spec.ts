import { describe, expect, it } from '@jest/globals';
import { codeOfStep, currentCode } from './code.js';
import { generateSeed } from './seed.js';
import { type OtpPolicy, verifyOtp } from './verify-otp.js';

const POLICY: OtpPolicy = { digits: 6, periodSeconds: 30, algorithm: 'SHA1', acceptanceSteps: 1, diagnosisSteps: 40 };
/** RFC 4226 appendix D; its codes are known not to repeat near these steps. */
const SEED = Buffer.from('12345678901234567890');
const STEP = 58_000_000;
const START_OF_STEP = new Date(STEP * 30_000);

function judgedWithClockOff(seconds: number, at: Date, policy = POLICY) {
  const phone = new Date(at.getTime() + seconds * 1000);
  return verifyOtp({ seed: SEED, otp: currentCode(SEED, phone, policy).code, at, policy });
}

describe('an OTP of a phone whose clock is off', () => {
  it.each([
    [0, { kind: 'accepted', step: STEP }],
    [29, { kind: 'accepted', step: STEP }],
    [31, { kind: 'accepted', step: STEP + 1 }],
    [61, { kind: 'diagnosed', step: STEP + 2, offsetSeconds: 60 }],
    [91, { kind: 'diagnosed', step: STEP + 3, offsetSeconds: 90 }],
    [-29, { kind: 'accepted', step: STEP - 1 }],
    [-31, { kind: 'diagnosed', step: STEP - 2, offsetSeconds: -60 }],
    [-61, { kind: 'diagnosed', step: STEP - 3, offsetSeconds: -90 }],
    [-91, { kind: 'diagnosed', step: STEP - 4, offsetSeconds: -120 }],
    [1229, { kind: 'diagnosed', step: STEP + 40, offsetSeconds: 1200 }],
    [1230, { kind: 'mismatch' }],
    [-1201, { kind: 'mismatch' }],
  ])('by %i s at the start of a step', (seconds, verdict) => {
    expect(judgedWithClockOff(seconds, START_OF_STEP)).toEqual(verdict);
  });

  it.each([
    [29, { kind: 'accepted', step: STEP + 1 }],
    [31, { kind: 'diagnosed', step: STEP + 2, offsetSeconds: 60 }],
    [-29, { kind: 'accepted', step: STEP }],
    [-31, { kind: 'accepted', step: STEP - 1 }],
    [-61, { kind: 'diagnosed', step: STEP - 2, offsetSeconds: -60 }],
    [-91, { kind: 'diagnosed', step: STEP - 3, offsetSeconds: -90 }],
  ])('by %i s in the last second of a step', (seconds, verdict) => {
    expect(judgedWithClockOff(seconds, new Date(START_OF_STEP.getTime() + 29_999))).toEqual(verdict);
  });

  it.each([0, 1, 2])('is accepted for %i steps to each side and no more', (acceptanceSteps) => {
    const policy = { ...POLICY, acceptanceSteps };
    for (const sign of [-1, 1]) {
      expect(judgedWithClockOff(sign * acceptanceSteps * 30, START_OF_STEP, policy).kind).toBe('accepted');
      expect(judgedWithClockOff(sign * (acceptanceSteps + 1) * 30, START_OF_STEP, policy).kind).toBe('diagnosed');
    }
  });

  it('is diagnosed in steps of the policy, and not at all when that is off', () => {
    expect(judgedWithClockOff(120, START_OF_STEP, { ...POLICY, periodSeconds: 60 })).toMatchObject({
      offsetSeconds: 120,
    });
    expect(judgedWithClockOff(60, START_OF_STEP, { ...POLICY, diagnosisSteps: 0 })).toEqual({ kind: 'mismatch' });
  });
});

describe('an OTP that fits several steps', () => {
  /** Two near steps with one code are rare; searching finds a pair within the first ten thousand. */
  function repeatedCode(seed: Buffer) {
    const seen = new Map<string, number>();
    for (let step = 0; ; step += 1) {
      const code = codeOfStep(seed, step, POLICY);
      const first = seen.get(code);
      if (first !== undefined) return { code, first, second: step };
      seen.set(code, step);
    }
  }

  it('belongs to the nearest one', () => {
    const { code, first, second } = repeatedCode(SEED);
    const policy = { ...POLICY, acceptanceSteps: 0, diagnosisSteps: second - first };
    for (const step of [first, second]) {
      const verdict = verifyOtp({ seed: SEED, otp: code, at: new Date(step * 30_000), policy });
      expect(verdict).toEqual({ kind: 'accepted', step });
    }
  });
});

describe('a text that is no OTP', () => {
  it.each(['12345', '1234567', '12345６', '１２３４５６', ' 12345', '12345\n', '12345a', ''])(
    '%j is a programming error',
    (otp) => {
      expect(() => verifyOtp({ seed: SEED, otp, at: START_OF_STEP, policy: POLICY })).toThrow(RangeError);
    },
  );
});

describe('a seed', () => {
  it.each([
    ['SHA1', 20],
    ['SHA256', 32],
    ['SHA512', 64],
  ] as const)('for %s has %i bytes', (algorithm, bytes) => {
    expect(generateSeed(algorithm)).toHaveLength(bytes);
    expect(generateSeed(algorithm)).not.toEqual(generateSeed(algorithm));
  });
});
