import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueBody } from '../client/enrollment.journey.js';
import { ClockedCustomer } from '../clocked/clocked.customer.js';
import { invited, setUp } from '../clocked/clocked.journey.js';
import { ClockedPhone } from '../clocked/clocked.phone.js';
import { ClockedSystem } from '../clocked/clocked.system.js';
import { breaches } from '../clocked/invariants.js';
import { given } from '../clocked/outcome.js';

const PERIOD_MS = 30_000;

let system: ClockedSystem;
beforeAll(async () => {
  system = await ClockedSystem.start({
    provisioningDeadlineSeconds: 3600,
    confirmationDeadlineSeconds: 3600,
    businessDayEnd: null,
  });
});
afterAll(() => system?.stop());

/** Sets the clock to so many milliseconds after the beginning of a time step. */
function enterTimeStep(afterMs: number): number {
  const next = Math.ceil(system.clock.now().getTime() / PERIOD_MS) * PERIOD_MS;
  system.clock.set(new Date(next + afterMs));
  return next + afterMs;
}

describe('a deadline', () => {
  const moments = [
    ['18 one millisecond before the deadline the right start password is taken', -1, 'OK'],
    ['18 exactly at the deadline it is refused', 0, 'ENROLLMENT.EXPIRED'],
    ['18 one second after the deadline it is refused', 1_000, 'ENROLLMENT.EXPIRED'],
  ] as const;
  it.each(moments)('%s', async (_, afterMs, code) => {
    const { enrollment, startPassword } = await invited(system);
    const phone = await ClockedPhone.create(system);
    const before = system.clock.now();
    system.clock.set(new Date(Date.parse(enrollment.deadline) + afterMs));
    expect((await phone.provision(enrollment, startPassword)).code).toBe(code);
    system.clock.set(before);
  });

  it('18 exactly at the deadline the right OTP is refused, and given back', async () => {
    const { customer, token } = await setUp(system);
    const before = system.clock.now();
    const deadline = Date.parse((await customer.latest())?.deadline ?? '');
    system.clock.set(new Date(deadline));
    expect((await customer.confirm(token.codeAt(deadline))).code).toBe('ENROLLMENT.STATE');
    system.clock.set(new Date(deadline - 1));
    expect((await customer.confirm(token.codeAt(deadline - 1))).code).toBe('OK');
    system.clock.set(before);
  });
});

describe("a phone's clock", () => {
  const atTheBeginning = [
    [0, 'OK', undefined],
    [29, 'OK', undefined],
    [31, 'OK', undefined],
    [61, 'OTP.MISMATCH', 60],
    [91, 'OTP.MISMATCH', 90],
    [-29, 'OK', undefined],
    [-31, 'OTP.MISMATCH', -60],
    [-61, 'OTP.MISMATCH', -90],
    [-91, 'OTP.MISMATCH', -120],
  ] as const;
  const atTheEnd = [
    [29, 'OK', undefined],
    [31, 'OTP.MISMATCH', 60],
    [61, 'OTP.MISMATCH', 90],
    [91, 'OTP.MISMATCH', 120],
    [-29, 'OK', undefined],
    [-31, 'OK', undefined],
    [-61, 'OTP.MISMATCH', -60],
    [-91, 'OTP.MISMATCH', -90],
  ] as const;

  async function judged(offsetSeconds: number, afterMs: number) {
    const { customer, token } = await setUp(system);
    const now = enterTimeStep(afterMs);
    const outcome = await customer.confirm(token.codeAt(now + offsetSeconds * 1000));
    const named = outcome.code === 'OK' ? undefined : outcome.members.clockOffsetSeconds;
    return [outcome.code, named];
  }

  it.each(atTheBeginning)(
    '31 off by %i s, at the beginning of a time step: %s, said to be off by %s',
    async (offset, ...expected) => {
      expect(await judged(offset, 0)).toEqual(expected);
    },
  );

  it.each(atTheEnd)(
    '31 off by %i s, in the last second of a time step: %s, said to be off by %s',
    async (offset, ...expected) => {
      expect(await judged(offset, PERIOD_MS - 1)).toEqual(expected);
    },
  );
});

describe('a time step', () => {
  it('29 before one that was accepted is refused, although its code was never used', async () => {
    const { customer, token } = await setUp(system);
    const now = enterTimeStep(0);
    await given(customer.confirm(token.codeAt(now)));
    const earlier = { currentOtp: token.codeAt(now - PERIOD_MS) };
    expect((await customer.issueWithProof(earlier.currentOtp)).code).toBe('REPLACEMENT.PROOF_REQUIRED');
    expect((await customer.issueWithProof(token.codeAt(now + PERIOD_MS))).code).toBe('OK');
  });

  it("32 stays burned when the server's clock steps back", async () => {
    const { customer, token } = await setUp(system);
    const now = enterTimeStep(0);
    const otp = token.codeAt(now);
    await given(customer.confirm(otp));
    system.clock.move(-60);
    expect((await customer.issueWithProof(otp)).code).toBe('REPLACEMENT.PROOF_REQUIRED');
    system.clock.move(60);
    expect((await customer.issueWithProof(otp)).code).toBe('REPLACEMENT.PROOF_REQUIRED');
  });

  it('31 that the diagnosis found is burned too: waiting does not make its code right', async () => {
    const { customer, token } = await setUp(system);
    const now = enterTimeStep(0);
    const otp = token.codeAt(now + 2 * PERIOD_MS);
    expect((await customer.confirm(otp)).code).toBe('OTP.MISMATCH');
    system.clock.move(60);
    expect((await customer.confirm(otp)).code).toBe('OTP.ALREADY_USED');
    expect((await customer.confirm(token.codeAt(now + 3 * PERIOD_MS))).code).toBe('OK');
  });
});

describe('a log-in', () => {
  it('that is too old lets nothing begin, whatever was known of the request when it came; what was done is answered', async () => {
    const customer = await ClockedCustomer.signIn(system);
    const tooOld = DEFAULT_POLICY.loginAgeSeconds + 1;
    const issueLate = (requestId?: string) => customer.issue(issueBody(), requestId, tooOld);
    expect((await issueLate()).code).toBe('REAUTHENTICATION.REQUIRED');
    expect(await customer.latest()).toBeNull();
    const requestId = randomUUID();
    await given(customer.issue(issueBody(), requestId));
    expect((await issueLate(requestId)).code).toBe('OK');
    expect((await customer.reissue(issueBody(), randomUUID(), tooOld)).code).toBe('REAUTHENTICATION.REQUIRED');
    expect((await customer.latest())?.generation).toBe(1);
  });
});

describe('a try', () => {
  it('56 (decided otherwise: there is no continue-as-new) that is sent again after the end is not judged again', async () => {
    const { customer, token } = await setUp(system);
    const requestId = randomUUID();
    const otp = token.codeAt(system.clock.now().getTime());
    const first = await customer.confirm(otp, undefined, requestId);
    await system.settle();
    const again = await customer.confirm(otp, undefined, requestId);
    expect([first.code, again.code]).toEqual(['OK', 'OK']);
    expect(await breaches(system)).toEqual([]);
  });
});
