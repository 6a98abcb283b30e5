import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { SoftToken } from '../client/soft.token.js';

const customer = customersFor('confirmation');

/** A code of a time step that is only diagnosed, and that a careless reader would shorten. */
function diagnosedCodeWithLeadingZero(token: SoftToken): { readonly otp: string; readonly steps: number } {
  for (let steps = 35; steps > 3; steps -= 1) {
    for (const signed of [steps, -steps]) {
      const otp = token.code(signed);
      if (otp.startsWith('0')) return { otp, steps: signed };
    }
  }
  throw new Error('no code with a leading zero within the diagnosis window');
}

describe('POST /api/v1/enrollment/confirmation', () => {
  it('36 makes the token active with the right OTP, and answers 409 after that', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const answer = await portal.confirm({ otp: token.code(), generation: 1 });
    expect(answer).toMatchObject({
      status: 200,
      body: { state: 'ACTIVE', activatedAt: expect.stringMatching(/Z$/), stuck: null },
    });
    expect(bodyOf(await portal.latest()).state).toBe('ACTIVE');
    expect(await portal.confirm({ otp: token.code() })).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.STATE' },
    });
  });

  it.each([-1, 1])('accepts a code that is %s time step off', async (steps) => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    await token.insideTimeStep();
    expect((await portal.confirm({ otp: token.code(steps) })).status).toBe(200);
  });

  it('says how many tries are left, and locks after the last', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const codes = token.wrongCodes();
    for (const attemptsRemaining of [4, 3, 2, 1, 0]) {
      const answer = await portal.confirm({ otp: codes.next().value ?? '' });
      expect(answer).toMatchObject({ status: 422, body: { code: 'OTP.MISMATCH', attemptsRemaining } });
      expect(answer.body).not.toHaveProperty('clockOffsetSeconds');
    }
    expect(await portal.confirm({ otp: token.code() })).toMatchObject({ status: 423, body: { code: 'OTP.LOCKED' } });
    expect(await waitForState(portal, 'LOCKED')).toMatchObject({
      attempts: { otpRemaining: 0 },
      stuck: { reason: 'OTP_LOCKED' },
    });
  });

  it("says by how much the phone's clock is fast or slow, and does not accept", async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    for (const steps of [10, -10]) {
      const { body, status } = await portal.confirm({ otp: token.code(steps) });
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'OTP.MISMATCH' });
      expect(Math.abs((body.clockOffsetSeconds ?? 0) - steps * token.period)).toBeLessThanOrEqual(token.period);
    }
    expect(bodyOf(await portal.latest())).toMatchObject({
      state: 'AWAITING_CONFIRMATION',
      attempts: { otpRemaining: 3 },
    });
    expect((await portal.confirm({ otp: token.code() })).status).toBe(200);
  });

  it('burns the time step that it found, so that waiting does not make the code right', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    await token.insideTimeStep();
    const otp = token.code(2);
    const first = await portal.confirm({ otp });
    expect(first.status).toBe(422);
    expect(first.body.clockOffsetSeconds).toBeGreaterThan(0);
    await token.nextTimeStep();
    expect(await portal.confirm({ otp })).toMatchObject({ status: 422, body: { code: 'OTP.ALREADY_USED' } });
  });

  it('keeps leading zeros', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const { otp, steps } = diagnosedCodeWithLeadingZero(token);
    expect((await portal.confirm({ otp: otp.slice(1) })).status).toBe(400);
    expect((await portal.call('POST', '/api/v1/enrollment/confirmation', { json: { otp: Number(otp) } })).status).toBe(
      400,
    );
    const { status, body } = await portal.confirm({ otp });
    expect(status).toBe(422);
    expect(Math.abs((body.clockOffsetSeconds ?? 0) - steps * token.period)).toBeLessThanOrEqual(token.period);
  });

  it('30 counts no try for anything but exactly the digits', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const code = token.code();
    const fullWidth = code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const typed = [
      fullWidth,
      code.slice(1),
      `${code}0`,
      ` ${code}`,
      `${code.slice(0, 3)} ${code.slice(3)}`,
      '',
      'abcdef',
      `${code}\n`,
    ];
    for (const otp of typed) {
      const answer = await portal.confirm({ otp });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION', errors: [expect.objectContaining({ field: 'otp' })] },
      });
    }
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(5);
  });

  it('36 answers 409 before the app is set up', async () => {
    const { portal } = await enrollTo.issued(customer());
    expect(await portal.confirm({ otp: '471928' })).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.NOT_PROVISIONED' },
    });
  });

  it('answers a generation that is not one with 400', async () => {
    const { portal } = await enrollTo.issued(customer());
    for (const generation of [0, -1, 1.5, '1', null]) {
      const answer = await portal.call('POST', '/api/v1/enrollment/confirmation', {
        json: { otp: '471928', generation },
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    }
  });
});
