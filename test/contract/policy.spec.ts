import { DEFAULT_POLICY, type Policy } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newMailAddress } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { Database } from '../harness/database.js';

const customer = customersFor('policy');

/** What no other test of the whole system has otherwise than as delivered. */
const STRICT = {
  otpDigits: 8,
  otpPeriodSeconds: 60,
  otpAlgorithm: 'SHA512',
  acceptanceSteps: 0,
  diagnosisSteps: 0,
  replacementProof: 'none',
  confirmationDeadlineSeconds: 600,
  businessDayEnd: '15:30',
} as const satisfies Partial<Policy>;
const LENIENT = {
  acceptanceSteps: 2,
  diagnosisSteps: 120,
  refuseWeakStartPasswords: false,
  mailAddressLength: { min: 20, max: 24 },
} as const satisfies Partial<Policy>;

let database: Database;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database?.close());

async function under<T>(policy: Partial<Policy>, work: () => Promise<T>): Promise<T> {
  const restore = await database.usePolicy({ ...DEFAULT_POLICY, ...policy });
  try {
    return await work();
  } finally {
    await restore();
  }
}

const OF_PAGE = { status: 400, body: { code: 'VALIDATION' } };
const mailAddressOf = (length: number): string => newMailAddress().slice(-length).replace(/^-/, 'x');

describe('a policy other than the one delivered is obeyed', () => {
  it('in the OTP: 8 digits of 60 seconds by SHA-512, of this time step alone and without a diagnosis', () =>
    under(STRICT, async () => {
      const { portal, token, enrollment } = await enrollTo.awaitingConfirmation(customer());
      expect(token).toMatchObject({ digits: 8, period: 60 });
      expect(new URL(token.uri).searchParams.get('algorithm')).toBe('SHA512');
      // RFC 4648 §6: 64 octets are 103 digits of base32.
      expect(token.secret).toHaveLength(103);
      // At 15:30 in Japan, however soon ten minutes are over.
      expect(enrollment.deadline).toMatch(/T06:30:00/);
      await token.insideTimeStep();
      expect(await portal.confirm({ otp: token.code().slice(2) })).toMatchObject(OF_PAGE);
      const late = await portal.confirm({ otp: token.code(-1) });
      expect(late).toMatchObject({ status: 422, body: { code: 'OTP.MISMATCH', attemptsRemaining: 4 } });
      expect(late.body).not.toHaveProperty('clockOffsetSeconds');
      expect(bodyOf(await portal.confirm({ otp: token.code() })).state).toBe('ACTIVE');
      // No proof is asked for, so nobody has to wait for the next code.
      expect((await portal.issue(issueBody())).status).toBe(201);
    }));

  it('in how far a clock may be off: two steps are accepted, 120 are diagnosed and not one more', () =>
    under({ acceptanceSteps: LENIENT.acceptanceSteps, diagnosisSteps: LENIENT.diagnosisSteps }, async () => {
      const { portal, token } = await enrollTo.awaitingConfirmation(customer());
      await token.insideTimeStep();
      const beyond = await portal.confirm({ otp: token.code(121) });
      expect(beyond.status).toBe(422);
      expect(beyond.body).not.toHaveProperty('clockOffsetSeconds');
      const { body } = await portal.confirm({ otp: token.code(-120) });
      expect(body).toMatchObject({ code: 'OTP.MISMATCH', clockOffsetSeconds: -3600 });
      expect((await portal.confirm({ otp: token.code(2) })).status).toBe(200);
    }));

  it('in what may be typed: a weak start password, and mail addresses of this length alone', () =>
    under(LENIENT, async () => {
      const { portal } = await enrollTo.signedIn(customer());
      for (const length of [19, 25])
        expect(await portal.issue(issueBody(mailAddressOf(length), '1234'))).toMatchObject({
          ...OF_PAGE,
          body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'mailAddress', code: 'LENGTH' })]) },
        });
      expect((await portal.issue(issueBody(mailAddressOf(20), '1234'))).status).toBe(201);
      expect((await portal.reissue(issueBody(mailAddressOf(24), '00000000'))).status).toBe(200);
    }));
});
