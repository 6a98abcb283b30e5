import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, newPhone, waitForState } from '../client/enrollment.journey.js';
import { type Answer, bodyOf } from '../client/http.answer.js';

const customer = customersFor('races');
const TRIES = 5;

function times<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

function countOf(answers: readonly { readonly status: number }[], status: number): number {
  return answers.filter((answer) => answer.status === status).length;
}

/** Each of them is told what is left as it is judged, and not what it will be once all the others are. */
function remainingIn(answers: readonly Answer<object>[], status: number): (number | undefined)[] {
  return answers
    .filter((answer) => answer.status === status)
    .map(({ body }) => body.attemptsRemaining)
    .toSorted();
}

describe('fifty at once', () => {
  it('15 of wrong start passwords: no more are looked at than tries were left', async () => {
    const { portal, invitation } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const answers = await times(50, (index) => phone.provision(invitation, String(830_000 + index)));
    expect(countOf(answers, 401)).toBe(TRIES);
    expect(remainingIn(answers, 401)).toEqual([0, 1, 2, 3, 4]);
    expect(countOf(answers, 423)).toBe(50 - TRIES);
    expect((await waitForState(portal, 'LOCKED')).attempts.startPasswordRemaining).toBe(0);
  });

  it('of right start passwords by one device: one token, and nothing locks', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const answers = await times(50, () => phone.provision(invitation, startPassword));
    const given = answers.filter(({ status }) => status === 201);
    expect(given.length).toBeGreaterThanOrEqual(1);
    expect(countOf(answers, 201) + countOf(answers, 423)).toBe(50);
    expect(new Set(given.map(({ body }) => body.tokenId)).size).toBe(1);
    expect(await waitForState(portal, 'AWAITING_CONFIRMATION')).toMatchObject({
      attempts: { startPasswordRemaining: TRIES },
    });
  });

  it('28 of right OTPs: exactly one is taken, and nothing locks', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const otp = token.code();
    const answers = await times(50, () => portal.confirm({ otp }));
    expect(countOf(answers, 200)).toBe(1);
    const others = answers.filter(({ status }) => status !== 200).map(({ status, body }) => `${status} ${body.code}`);
    const expected = ['422 OTP.ALREADY_USED', '423 OTP.LOCKED', '409 ENROLLMENT.STATE'];
    expect(others.filter((other) => !expected.includes(other))).toEqual([]);
    expect(bodyOf(await portal.latest()).state).toBe('ACTIVE');
  });

  it('33 of wrong OTPs: no more are looked at than tries were left', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const codes = token.wrongCodes();
    const answers = await times(50, () => portal.confirm({ otp: codes.next().value ?? '' }));
    expect(countOf(answers, 422)).toBe(TRIES);
    expect(remainingIn(answers, 422)).toEqual([0, 1, 2, 3, 4]);
    expect(countOf(answers, 423)).toBe(50 - TRIES);
    expect((await waitForState(portal, 'LOCKED')).attempts.otpRemaining).toBe(0);
  });

  it('of cancels: one happens', async () => {
    const { portal } = await enrollTo.awaitingProvisioning(customer());
    const answers = await times(10, () => portal.cancel());
    expect(countOf(answers, 200)).toBe(1);
    expect(countOf(answers, 409)).toBe(9);
  });
});
