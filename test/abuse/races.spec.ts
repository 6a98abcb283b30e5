import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueBody } from '../client/enrollment.journey.js';
import { ClockedCustomer } from '../clocked/clocked.customer.js';
import { invited, setUp } from '../clocked/clocked.journey.js';
import { ClockedPhone } from '../clocked/clocked.phone.js';
import { ClockedSystem } from '../clocked/clocked.system.js';
import { breaches } from '../clocked/invariants.js';
import { given } from '../clocked/outcome.js';

/** A race is lost now and then only. */
const ROUNDS = 6;

let system: ClockedSystem;
beforeAll(async () => {
  system = await ClockedSystem.start({ startPasswordTries: 8, startPasswordTriesPerDay: 10 });
});
afterAll(() => system?.stop());

async function rounds(race: () => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await race();
  expect(await breaches(system)).toEqual([]);
}

describe('at the same time', () => {
  it('a reissue and a provisioning: the new generation stands, and no seed of the old one is left', () =>
    rounds(async () => {
      const { customer, enrollment, startPassword } = await invited(system);
      const phone = await ClockedPhone.create(system);
      const [reissued, provisioned] = await Promise.all([
        customer.reissue(),
        phone.provision(enrollment, startPassword),
      ]);
      expect(reissued.code).toBe('OK');
      expect(['OK', 'ENROLLMENT.SUPERSEDED', 'PROVISIONING.REFUSED']).toContain(provisioned.code);
      expect(await customer.latest()).toMatchObject({ generation: 2, provisioning: { provisionedAt: null } });
      expect(await customer.liveSeeds()).toBe(0);
    }));

  it('a reissue and the right OTP: either the old generation is active or the new one is open', () =>
    rounds(async () => {
      const { customer, token } = await setUp(system);
      const otp = token.codeAt(system.clock.now().getTime());
      const [reissued, confirmed] = await Promise.all([customer.reissue(), customer.confirm(otp)]);
      const latest = await customer.latest();
      if (confirmed.code === 'OK') {
        expect(latest).toMatchObject({ state: 'ACTIVE', generation: 1 });
        expect(['ENROLLMENT.STATE', 'REPLACEMENT.PROOF_REQUIRED']).toContain(reissued.code);
      } else {
        expect(['ENROLLMENT.SUPERSEDED', 'ENROLLMENT.NOT_PROVISIONED']).toContain(confirmed.code);
        expect(latest).toMatchObject({ generation: 2, attempts: { otpRemaining: 5 } });
        expect(reissued.code).toBe('OK');
      }
    }));

  it('a cancel and the right OTP: one of them happens', () =>
    rounds(async () => {
      const { customer, token } = await setUp(system);
      const otp = token.codeAt(system.clock.now().getTime());
      const [cancelled, confirmed] = await Promise.all([customer.cancel(), customer.confirm(otp)]);
      const codes = [cancelled.code, confirmed.code].toSorted();
      expect(codes).toEqual(['ENROLLMENT.STATE', 'OK']);
      expect((await customer.latest())?.state).toBe(confirmed.code === 'OK' ? 'ACTIVE' : 'CANCELLED');
    }));

  it('a cancel and a provisioning: the enrollment is cancelled, and no seed is left', () =>
    rounds(async () => {
      const { customer, enrollment, startPassword } = await invited(system);
      const phone = await ClockedPhone.create(system);
      const [cancelled] = await Promise.all([customer.cancel(), phone.provision(enrollment, startPassword)]);
      expect([cancelled.code, (await customer.latest())?.state]).toEqual(['OK', 'CANCELLED']);
      expect(await customer.liveSeeds()).toBe(0);
    }));

  it('21 two devices: one gets the token, the other 409, and the customer is told once', () =>
    rounds(async () => {
      const { customer, enrollment, startPassword } = await invited(system);
      const phones = [await ClockedPhone.create(system), await ClockedPhone.create(system)];
      const outcomes = await Promise.all(phones.map((phone) => phone.provision(enrollment, startPassword)));
      expect(outcomes.map(({ code }) => code).toSorted()).toEqual(['OK', 'PROVISIONING.OTHER_DEVICE']);
      expect(await customer.mailsOf('other-device')).toBe(1);
    }));

  it('tries against two generations: no more than the day allows are counted', async () => {
    const { customer, enrollment: first } = await invited(system);
    const { enrollment: second } = await given(customer.reissue());
    await system.settle();
    const phone = await ClockedPhone.create(system);
    const wrong = Array.from({ length: 16 }, (_, index) => phone.provision(index % 2 === 0 ? first : second, '9035'));
    const outcomes = await Promise.all(wrong);
    expect(outcomes.filter(({ code }) => code === 'PROVISIONING.REFUSED')).toHaveLength(10);
    expect(outcomes.filter(({ code }) => code === 'PROVISIONING.LOCKED')).toHaveLength(6);
  });
});

describe('of others', () => {
  it('10 (decided otherwise: not recorded apart) an address that another customer uses makes no difference', async () => {
    const body = issueBody();
    const [first, second] = [await ClockedCustomer.signIn(system), await ClockedCustomer.signIn(system)];
    const [one, two] = [await given(first.issue(body)), await given(second.issue(body))];
    const shape = { ...two.enrollment, id: expect.any(String), userId: expect.any(String) };
    expect(one.enrollment).toEqual(shape);
    await system.settle();
  });

  it("19 (decided otherwise: nobody's counter moves) service ID and user ID of two people are an unknown pair", async () => {
    const { customer, enrollment } = await invited(system);
    const phone = await ClockedPhone.create(system);
    const crossed = { serviceId: '20020002', userId: enrollment.userId };
    expect(await phone.provision(crossed, '9035')).toMatchObject({
      code: 'PROVISIONING.REFUSED',
      members: { attemptsRemaining: 4 },
    });
    expect((await customer.latest())?.attempts.startPasswordRemaining).toBe(8);
  });

  it("34 an OTP of another user's token is a wrong one", async () => {
    const [own, other] = [await setUp(system), await setUp(system)];
    const now = system.clock.now().getTime();
    expect(await own.customer.confirm(other.token.codeAt(now))).toMatchObject({ code: 'OTP.MISMATCH' });
    expect(await own.customer.confirm(own.token.codeAt(now))).toMatchObject({ code: 'OK' });
    expect((await other.customer.latest())?.attempts.otpRemaining).toBe(5);
  });
});
